import type { Condition } from "../model/model.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import type { Facts } from "./facts.ts";

/** The only moments at which a condition's verdict can change by itself, milliseconds since 1970. */
export function breakpointsOf(condition: Condition, facts: Facts): readonly number[] {
  if ("all" in condition) return condition.all.flatMap((part) => breakpointsOf(part, facts));
  if ("any" in condition) return condition.any.flatMap((part) => breakpointsOf(part, facts));
  if ("not" in condition) return breakpointsOf(condition.not, facts);
  if ("count" in condition) {
    return leaving(
      condition.lastDays,
      facts.occurrencesOf(condition.count).map(({ at }) => at),
    );
  }
  if ("sessions" in condition) {
    const { lastDays, withPageType } = condition.sessions;
    return leaving(lastDays, facts.sessionsWith(withPageType));
  }
  if ("engagedSeconds" in condition) {
    const { lastDays, pageType } = condition.engagedSeconds;
    return leaving(
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
const leaving = (lastDays: number | undefined, times: readonly number[]): number[] =>
  lastDays === undefined ? [] : times.map((at) => at + lastDays * dayMs);
