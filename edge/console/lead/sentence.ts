import type { Event } from "../../../shared/wire/event.ts";
import { formatDuration } from "../shell/format.ts";

/** An event for people, e.g. `Spent 2 min 4 s on` `/pricing`. */
export interface Sentence {
  readonly says: string;
  /** What it happened to, as the sender named it: never trusted, always escaped. */
  readonly object?: string;
  /** The rest of what is known. */
  readonly detail?: string;
}

/** What an event says to a sales person. */
export function sentenceOf(event: Event): Sentence {
  switch (event.type) {
    case "page_view":
      return { says: "Viewed", object: event.page.path, ...withDetail(originOf(event)) };
    case "engagement":
      return { says: `Spent ${formatDuration(event.engagedMs)} on`, object: event.page.path };
    case "file_download":
      return {
        says: "Downloaded",
        object: event.file.slice(event.file.lastIndexOf("/") + 1) || event.file,
        detail: `on ${event.page.path}`,
      };
    case "form_submit":
      return { says: "Sent the form", object: event.form, detail: `on ${event.page.path}` };
    case "custom":
      return {
        says: "Did",
        object: event.name,
        ...withDetail(
          [event.page && `on ${event.page.path}`, listOf(event.properties)]
            .filter((part) => part)
            .join(" · "),
        ),
      };
    case "identify":
      return {
        says: event.verified ? "Known from your systems:" : "Said about themselves:",
        object: listOf(event.traits),
      };
    case "email_open":
      return { says: "Opened the mailing", object: event.mailing };
    case "email_click":
      return { says: "Followed a link in the mailing", object: event.mailing };
    case "email_subscribe":
      return { says: "Subscribed to", object: event.mailing };
    case "email_unsubscribe":
      return { says: "Unsubscribed from", object: event.mailing };
    case "webinar_attend":
      return { says: "Attended the webinar", object: event.webinar };
    case "social_engagement":
      return { says: "Engaged on", object: event.network };
    case "social_follow":
      return { says: "Follows on", object: event.network };
    case "adjustment":
      return {
        says: event.points === 0 ? "Took an adjustment back:" : `Adjusted by ${event.points}:`,
        object: event.reason,
        detail: `by ${event.author}`,
      };
    case "scroll":
      return { says: "Read to the end of", object: event.page.path, detail: `${event.percent}%` };
    case "click":
      return { says: "Went on to", object: event.link, detail: `from ${event.page.path}` };
    case "contact":
      return { says: contactWords[event.method], detail: `on ${event.page.path}` };
    case "form_start":
      return { says: "Began the form", object: event.form, detail: `on ${event.page.path}` };
    case "form_abandon":
      return { says: "Left the form unsent:", object: event.form, detail: `on ${event.page.path}` };
    case "video_progress":
      return { says: `Watched ${event.percent}% of`, object: event.video };
    case "view_search_results":
      return { says: "Searched the site for", object: event.term };
  }
}

const contactWords = {
  tel: "Set about calling",
  mailto: "Set about writing an e-mail",
  sms: "Set about writing a message",
  copy: "Copied a contact address",
} as const;

/** Where a visit came from: `from www.google.com · utm_source: newsletter`. */
function originOf({ referrer, campaign }: Extract<Event, { type: "page_view" }>): string {
  const from = referrer === undefined ? "" : `from ${hostOf(referrer)}`;
  return [from, listOf(campaign)].filter((part) => part !== "").join(" · ");
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : "") || url;

const listOf = (entries: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");

const withDetail = (detail: string) => (detail === "" ? {} : { detail });
