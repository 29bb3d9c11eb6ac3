import type * as z from "zod";
import { adjustment } from "./adjustment.ts";
import { click } from "./click.ts";
import { contact } from "./contact.ts";
import { custom } from "./custom.ts";
import { emailClick } from "./emailClick.ts";
import { emailOpen } from "./emailOpen.ts";
import { emailSubscribe } from "./emailSubscribe.ts";
import { emailUnsubscribe } from "./emailUnsubscribe.ts";
import { engagement } from "./engagement.ts";
import { fileDownload } from "./fileDownload.ts";
import { formAbandon } from "./formAbandon.ts";
import { formStart } from "./formStart.ts";
import { formSubmit } from "./formSubmit.ts";
import { identify } from "./identify.ts";
import { pageView } from "./pageView.ts";
import { scroll } from "./scroll.ts";
import { socialEngagement } from "./socialEngagement.ts";
import { socialFollow } from "./socialFollow.ts";
import { videoProgress } from "./videoProgress.ts";
import { viewSearchResults } from "./viewSearchResults.ts";
import { webinarAttend } from "./webinarAttend.ts";

/** Every kind of event by its type. Names are GA4's where GA4 has one. The order is that of the docs. */
export const eventKinds = {
  page_view: pageView,
  engagement,
  file_download: fileDownload,
  form_submit: formSubmit,
  custom,
  identify,
  email_open: emailOpen,
  email_click: emailClick,
  email_subscribe: emailSubscribe,
  email_unsubscribe: emailUnsubscribe,
  webinar_attend: webinarAttend,
  social_engagement: socialEngagement,
  social_follow: socialFollow,
  adjustment,
  scroll,
  click,
  contact,
  form_start: formStart,
  form_abandon: formAbandon,
  video_progress: videoProgress,
  view_search_results: viewSearchResults,
} as const;

export type EventKinds = typeof eventKinds;
export type EventType = keyof EventKinds;

/** One event, on the wire and in the database. */
export type Event = z.infer<EventKinds[EventType]["backEnd"]>;
