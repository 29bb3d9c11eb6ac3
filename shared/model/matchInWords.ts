import type { EventMatch } from "./eventMatch.ts";

/** e.g. `a page of type pricing, by paid_search`. */
export function matchInWords(match: EventMatch): string {
  const { event, pageType, channel, source, medium, campaign, object, fileType } = match;
  const noun = `${nouns[event]}${pageType ? ` of type ${either(pageType)}` : ""}`;
  return [
    noun,
    object && globsInWords(object),
    fileType && `as ${either(fileType)}`,
    channel && `by ${either(channel)}`,
    source && `from ${globsInWords(source)}`,
    medium && `by medium ${globsInWords(medium)}`,
    campaign && `of campaign ${globsInWords(campaign)}`,
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
  scroll: "a page read to its end",
  click: "a link to another site",
  contact: "a way of contact",
  form_start: "a form begun",
  form_abandon: "a form left unsent",
  video_progress: "a video",
  view_search_results: "a search",
};

/** Of a long list the first ones: nobody reads twenty. */
export function either(words: readonly unknown[]): string {
  const shown = words.slice(0, 6).map(String);
  if (words.length > shown.length) return `${shown.join(", ")}, …`;
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} or ${last}`;
}

/** As code, since stars would be read as emphasis: `` `/blog/**` but not `/blog/jobs` ``. */
export function globsInWords(globs: readonly string[]): string {
  const wanted = globs.filter((glob) => !glob.startsWith("!"));
  const exceptions = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const quoted = (all: readonly string[]) => either(all.map((glob) => `\`${glob}\``));
  const anything = wanted.length === 0 ? "anything" : quoted(wanted);
  return exceptions.length === 0 ? anything : `${anything} but not ${quoted(exceptions)}`;
}
