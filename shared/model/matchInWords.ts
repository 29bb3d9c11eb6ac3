import type { EventMatch } from "./eventMatch.ts";

/** e.g. `a page of type pricing, by paid_search`. */
export function matchInWords(match: EventMatch): string {
  const { event, pageType, channel, source, medium, campaign, object, fileType } = match;
  const noun = `${nouns[event]}${pageType ? ` of type ${either(pageType)}` : ""}`;
  return [
    noun,
    object && either(object.map(quoted)),
    fileType && `as ${either(fileType)}`,
    channel && `by ${either(channel)}`,
    source && `from ${either(source.map(quoted))}`,
    medium && `by medium ${either(medium.map(quoted))}`,
    campaign && `of campaign ${either(campaign.map(quoted))}`,
    match.verifiedOnly && "verified",
  ]
    .filter(Boolean)
    .join(", ");
}

const nouns: Readonly<Record<EventMatch["event"], string>> = {
  page_view: "a page",
  file_download: "a download",
  form_submit: "a form",
  custom: "an event",
  email_open: "an opened mail",
  email_click: "a click in a mail",
  email_subscribe: "a subscription",
  email_unsubscribe: "an unsubscription",
  webinar_attend: "a webinar",
  social_engagement: "a like, comment or share",
  social_follow: "a follow",
};

/** Of a long list the first ones: nobody reads twenty. */
export function either(words: readonly unknown[]): string {
  const shown = words.slice(0, 6).map(String);
  if (words.length > shown.length) return `${shown.join(", ")}, …`;
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} or ${last}`;
}

/** Globs as code: stars would be read as emphasis. */
const quoted = (glob: string): string => `\`${glob}\``;
