import { eventKinds } from "../events/eventKinds.ts";
import type { EventMatch } from "./eventMatch.ts";

/** e.g. `a page of type pricing, by paid_search`. */
export function matchInWords(match: EventMatch): string {
  const { event, pageType, channel, source, medium, campaign, object, fileType } = match;
  const noun = `${eventKinds[event].noun}${pageType ? ` of type ${either(pageType)}` : ""}`;
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

/** The first six of a long list: no reader needs twenty. */
export function either(words: readonly unknown[]): string {
  const shown = words.slice(0, 6).map(String);
  if (words.length > shown.length) return `${shown.join(", ")}, …`;
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} or ${last}`;
}

/** As code, because Markdown would read stars as emphasis: `` `/blog/**` but not `/blog/jobs` ``. */
export function globsInWords(globs: readonly string[]): string {
  const wanted = globs.filter((glob) => !glob.startsWith("!"));
  const exceptions = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const quoted = (all: readonly string[]) => either(all.map((glob) => `\`${glob}\``));
  const anything = wanted.length === 0 ? "anything" : quoted(wanted);
  return exceptions.length === 0 ? anything : `${anything} but not ${quoted(exceptions)}`;
}
