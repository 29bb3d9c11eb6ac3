import type { Condition } from "../model/model.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import type { Facts, Happened } from "./facts.ts";
import { leavingAt } from "./window.ts";

/** The only moments at which a condition's verdict can change by itself, milliseconds since 1970. */
export function breakpointsOf(condition: Condition, facts: Facts): readonly number[] {
  if ("all" in condition) return condition.all.flatMap((part) => breakpointsOf(part, facts));
  if ("any" in condition) return condition.any.flatMap((part) => breakpointsOf(part, facts));
  if ("not" in condition) return breakpointsOf(condition.not, facts);
  if ("count" in condition) {
    const { count, atLeast } = condition;
    const times = lastNeeded(facts.occurrencesOf(count), atLeast);
    return leavingAt(condition, times, facts.timeZone);
  }
  if ("sessions" in condition) {
    const { withPageType, atLeast } = condition.sessions;
    const times = lastNeeded(facts.sessionsWith(withPageType).map(once), atLeast);
    return leavingAt(condition.sessions, times, facts.timeZone);
  }
  if ("engagedSeconds" in condition) {
    const times = facts.engagedOn(condition.engagedSeconds.pageType).map(({ at }) => at);
    return leavingAt(condition.engagedSeconds, times, facts.timeZone);
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

const once = (at: number): Happened => ({ at, count: 1 });

/**
 * The time of the occurrence with which, counted from the latest, there are enough: a window that has it
 * has enough, and one that has lost it has not, whatever happened before.
 */
function lastNeeded(occurrences: readonly Happened[], atLeast: number): number[] {
  let found = 0;
  for (const { at, count } of [...occurrences].sort((a, b) => b.at - a.at)) {
    found += count;
    if (found >= atLeast) return [at];
  }
  return [];
}
