import type { Condition } from "../model/model.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import type { Facts, Happened } from "./facts.ts";

/** The only moments at which a condition's verdict can change by itself, milliseconds since 1970. */
export function breakpointsOf(condition: Condition, facts: Facts): readonly number[] {
  if ("all" in condition) return condition.all.flatMap((part) => breakpointsOf(part, facts));
  if ("any" in condition) return condition.any.flatMap((part) => breakpointsOf(part, facts));
  if ("not" in condition) return breakpointsOf(condition.not, facts);
  if ("count" in condition) {
    const { lastDays, count, atLeast } = condition;
    return lastDays === undefined
      ? []
      : leaving(lastDays, lastNeeded(facts.occurrencesOf(count), atLeast));
  }
  if ("sessions" in condition) {
    const { lastDays, withPageType, atLeast } = condition.sessions;
    return lastDays === undefined
      ? []
      : leaving(lastDays, lastNeeded(facts.sessionsWith(withPageType).map(once), atLeast));
  }
  if ("engagedSeconds" in condition) {
    const { lastDays, pageType } = condition.engagedSeconds;
    return lastDays === undefined
      ? []
      : leaving(
          lastDays,
          facts.engagedOn(pageType).map(({ at }) => at),
        );
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

/** When what happened at these times leaves a rolling window. */
const leaving = (lastDays: number, times: readonly number[]): number[] =>
  times.map((at) => at + lastDays * dayMs);

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
