import type { SegmentCondition } from "../model/segmentConditions.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import { countsAfter, hasWindow, leavingAt, type Window } from "../time/window.ts";
import type { EngagedTime } from "./engaged.ts";
import type { Facts, Happened } from "./facts.ts";

/**
 * The only moments after `now` (milliseconds since 1970) at which a condition's verdict can change by
 * itself while the points stay; others may be among them, even past ones.
 */
export function breakpointsOf(
  condition: SegmentCondition,
  facts: Facts,
  now: number,
): readonly number[] {
  if ("all" in condition) return condition.all.flatMap((part) => breakpointsOf(part, facts, now));
  if ("any" in condition) return condition.any.flatMap((part) => breakpointsOf(part, facts, now));
  if ("not" in condition) return breakpointsOf(condition.not, facts, now);
  const leaving = (window: Window, times: readonly number[]): readonly number[] => {
    const after = countsAfter(window, now, facts.timeZone);
    return leavingAt(
      window,
      times.filter((at) => at > after),
      facts.timeZone,
    );
  };
  if ("count" in condition) {
    if (!hasWindow(condition)) return [];
    return leaving(condition, lastNeeded(facts.occurrencesOf(condition.count), condition.atLeast));
  }
  if ("sessions" in condition) {
    const { withPageType, atLeast } = condition.sessions;
    if (!hasWindow(condition.sessions)) return [];
    const ends = facts.sessionsWith(withPageType);
    const needed = ends[ends.length - atLeast];
    return needed === undefined ? [] : leaving(condition.sessions, [needed]);
  }
  if ("engagedSeconds" in condition) {
    const { engagedSeconds } = condition;
    if (!hasWindow(engagedSeconds)) return [];
    const times = facts.engagedOn(engagedSeconds.pageType);
    return leaving(engagedSeconds, lastLooks(times, engagedSeconds.atLeast * 1_000));
  }
  if ("inactiveDays" in condition) {
    const { lastActiveAt } = facts;
    return lastActiveAt === null ? [] : [lastActiveAt + condition.inactiveDays.atLeast * dayMs];
  }
  if ("shortVisits" in condition) {
    return facts.onePageVisits().map(({ endedAt }) => endedAt + sessionGapMs + 1);
  }
  return [];
}

/**
 * The time of the occurrence with which, counted from the latest, there are enough: a window that has it
 * has enough, and one that has lost it has not, whatever happened before.
 */
function lastNeeded(occurrences: readonly Happened[], atLeast: number): number[] {
  let found = 0;
  const ascends = occurrences.every(
    ({ at }, place) => place === 0 || at >= (occurrences[place - 1] as Happened).at,
  );
  const latestLast = ascends ? occurrences : [...occurrences].sort((a, b) => a.at - b.at);
  for (let place = latestLast.length - 1; place >= 0; place--) {
    const { at, count } = latestLast[place] as Happened;
    found += count;
    if (found >= atLeast) return [at];
  }
  return [];
}

/** Sums of the same times in another order differ by far less. */
const noiseMs = 1;

/**
 * The same for attention: the time of the one with which, counted from the latest, it is enough. More than
 * one where the sum is so near that its last digits decide.
 */
function lastLooks(times: readonly EngagedTime[], neededMs: number): number[] {
  const found: number[] = [];
  let sum = 0;
  for (let place = times.length - 1; place >= 0 && sum <= neededMs + noiseMs; place--) {
    const { at, engagedMs } = times[place] as EngagedTime;
    sum += engagedMs;
    if (sum >= neededMs - noiseMs) found.push(at);
  }
  return found;
}
