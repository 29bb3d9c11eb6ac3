import * as z from "zod";
import type { EventType } from "../wire/event.ts";
import { globs, names } from "./words.ts";

/** What rules may count. Attention is no event to count: it has the condition `engagedSeconds`. */
const eventTypes = [
  "page_view",
  "file_download",
  "form_submit",
  "custom",
  "email_open",
  "email_click",
  "email_subscribe",
  "email_unsubscribe",
  "webinar_attend",
  "social_engagement",
  "social_follow",
  "scroll",
  "click",
  "contact",
  "form_start",
  "form_abandon",
  "video_progress",
  "view_search_results",
] as const satisfies readonly EventType[];

/** Fields that only one kind of event has. */
const fieldsOf = {
  page_view: ["pageType", "channel", "source", "medium", "campaign"],
  file_download: ["fileType"],
} as const;

/** Which events are meant: all that is stated must hold. */
export const eventMatch = z
  .strictObject({
    event: z.enum(eventTypes),
    /** Page type, of a page view. */
    pageType: names.optional(),
    /** Channel that led to a page view from elsewhere, e.g. `paid_search`; docs/channels.md lists them. */
    channel: names.optional(),
    /** Where the visitor came from: the name of a known site (`LinkedIn`), else a host or the `utm_source`. */
    source: globs.optional(),
    /** The `utm_medium`, or what the channel implies: `organic`, `cpc`, `referral`. */
    medium: globs.optional(),
    /** The `utm_campaign`, e.g. `spring-*`. */
    campaign: globs.optional(),
    /** What it happened to: the path of a page or file, the name of a form, event, webinar, mailing, network or video, the address of a link, a way of contact, a search term. */
    object: globs.optional(),
    /** Extension of a downloaded file, e.g. `pdf`, whatever its case. */
    fileType: z
      .union([extension().transform((one) => [one]), z.array(extension()).min(1).max(50)])
      .optional(),
    /** Only when a back end of yours vouches for it: a browser may claim anything. */
    verifiedOnly: z.boolean().optional(),
  })
  .superRefine((match, { addIssue }) => {
    for (const [event, fields] of Object.entries(fieldsOf)) {
      for (const field of fields) {
        if (match[field] === undefined || match.event === event) continue;
        addIssue({ code: "custom", path: [field], message: `goes with the event ${event} only` });
      }
    }
  });

function extension() {
  return z.string().regex(/^\.?[A-Za-z0-9]{1,16}$/, "must be an extension, e.g. pdf");
}

export type EventMatch = z.output<typeof eventMatch>;
