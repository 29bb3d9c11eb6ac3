import type { Event } from "../../../shared/wire/event.ts";
import { formatDuration, formatPoints } from "../shell/format.ts";

/** An event for people, e.g. `Viewed` `/pricing` `2 min 4 s`. */
export interface Sentence {
  readonly says: string;
  /** The page, file, form …, as the sender named it: never trusted, always escaped. */
  readonly object?: string;
  /** The other properties of the event. */
  readonly detail?: string;
}

/**
 * An event as a sales rep reads it.
 *
 * @param engagedMs How long a page was looked at; 0 when unknown.
 */
export function sentenceOf(event: Event, engagedMs = 0): Sentence {
  switch (event.type) {
    case "page_view":
      return {
        says: "Viewed",
        object: event.page.path,
        ...detailOf(durationOf(engagedMs), originOf(event)),
      };
    case "engagement":
      return { says: "Viewed", object: event.page.path, ...detailOf(durationOf(engagedMs)) };
    case "file_download":
      return {
        says: "Downloaded",
        object: event.file.slice(event.file.lastIndexOf("/") + 1) || event.file,
        detail: `on ${event.page.path}`,
      };
    case "form_submit":
      return { says: "Submitted the form", object: event.form, detail: `on ${event.page.path}` };
    case "custom":
      return {
        says: "",
        object: eventTitle(event.name),
        ...detailOf(event.page && `on ${event.page.path}`, listOf(event.properties)),
      };
    case "identify":
      return {
        says: event.verified ? "Updated by CRM/API:" : "Entered:",
        object: listOf(event.traits),
      };
    case "email_open":
      return { says: "Opened the email", object: event.mailing };
    case "email_click":
      return { says: "Clicked a link in the email", object: event.mailing };
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
        says:
          event.points === 0
            ? "Undid an adjustment:"
            : `Manual adjustment ${formatPoints(event.points)}:`,
        object: event.reason,
        detail: `by ${event.author}`,
      };
    case "scroll":
      return {
        says: "Scrolled to the end of",
        object: event.page.path,
        detail: `${event.percent}%`,
      };
    case "click":
      return {
        says: "Clicked an outbound link to",
        object: event.link,
        detail: `from ${event.page.path}`,
      };
    case "contact":
      return { says: contactWords[event.method], detail: `on ${event.page.path}` };
    case "form_start":
      return { says: "Started the form", object: event.form, detail: `on ${event.page.path}` };
    case "form_abandon":
      return { says: "Abandoned the form", object: event.form, detail: `on ${event.page.path}` };
    case "video_progress":
      return { says: `Watched ${event.percent}% of`, object: event.video };
    case "view_search_results":
      return { says: "Searched the site for", object: event.term };
  }
}

const contactWords = {
  tel: "Clicked a phone number",
  mailto: "Clicked an email address",
  sms: "Clicked a text message link",
  copy: "Copied a contact address",
} as const;

/** Where a visit came from: `from www.google.com · utm_source: newsletter`. */
function originOf({ referrer, campaign }: Extract<Event, { type: "page_view" }>): string {
  const from = referrer === undefined ? "" : `from ${hostOf(referrer)}`;
  return [from, listOf(campaign)].filter((part) => part).join(" · ");
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : "") || url;

const listOf = (entries: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");

/** `deal_won` is "Deal won". */
const eventTitle = (name: string): string => {
  const words = name.replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

const durationOf = (ms: number): string => (ms === 0 ? "" : formatDuration(ms));

/** The parts that are known; without any, no detail. */
function detailOf(...parts: (string | undefined)[]): { readonly detail?: string } {
  const detail = parts.filter((part) => part).join(" · ");
  return detail === "" ? {} : { detail };
}
