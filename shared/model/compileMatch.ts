import { channelOf } from "../classify/channel.ts";
import { compileGlobs } from "../classify/glob.ts";
import { readablePath, withoutTrailingSlash } from "../classify/pathForms.ts";
import type { EventMatch } from "../conditions/eventMatch.ts";
import type { Matchable } from "./matchable.ts";

/** Whether an occurrence, on a page of some type or none, is one that a match means. */
export type MatchTest = (occurrence: Matchable, pageType: string | null) => boolean;

/** Compiles a match: only what it states is looked at, the cheapest first. */
export function compileMatch(match: EventMatch): MatchTest {
  const { event, pageType, object, fileType, verifiedOnly } = match;
  const tests: MatchTest[] = [];
  if (verifiedOnly) tests.push(({ verified }) => verified === true);
  if (pageType) tests.push((_, type) => type !== null && pageType.includes(type));
  if (fileType) {
    const wanted = new Set(fileType.map((one) => one.replace(".", "").toLowerCase()));
    tests.push(({ object: file }) => wanted.has(extensionOf(file)));
  }
  if (object) {
    const matches = compileGlobs(object.map(readablePath));
    tests.push((occurrence) => matches(withoutTrailingSlash(readablePath(occurrence.object))));
  }
  const cameBy = compileOrigin(match);
  // A page view without a source came from another page of the site: by no channel.
  if (cameBy) tests.push(({ source }) => source !== undefined && cameBy(source));
  return (occurrence, typeOfPage) =>
    occurrence.type === event && tests.every((test) => test(occurrence, typeOfPage));
}

/** Channel, source, medium and campaign are read from a page view's source at once. */
function compileOrigin({ channel, source, medium, campaign }: EventMatch) {
  if (!channel && !source && !medium && !campaign) return undefined;
  const [sourceFits, mediumFits, campaignFits] = [source, medium, campaign].map(
    (globs) => globs && compileGlobs(globs),
  );
  return (from: NonNullable<Matchable["source"]>): boolean => {
    const origin = channelOf(from);
    return (
      (channel === undefined || channel.includes(origin.channel)) &&
      (sourceFits === undefined || sourceFits(origin.source)) &&
      (mediumFits === undefined || mediumFits(origin.medium)) &&
      (campaignFits === undefined || (origin.campaign !== null && campaignFits(origin.campaign)))
    );
  };
}

/** `pdf` of `/files/Price%20List.PDF`; nothing when there is none. */
const extensionOf = (file: string): string => /\.([a-z0-9]+)$/.exec(file.toLowerCase())?.[1] ?? "";
