import * as z from "zod";
import { eventKinds } from "../events/eventKinds.ts";
import { countsAfter, hasWindow, windowInWords } from "../time/window.ts";
import { eventMatch } from "./eventMatch.ts";
import type { Happened, LeadFacts } from "./facts.ts";
import { leavesWindowAt } from "./leavesWindowAt.ts";
import { matchInWords } from "./matchInWords.ts";
import { neverContradicts, type Operator } from "./operator.ts";
import { hasOneWindow, twoWindows, windowFields } from "./windowFields.ts";

const schema = z
  .strictObject({
    /** Enough of these events. */
    count: eventMatch,
    atLeast: z.int().min(1),
    ...windowFields,
  })
  .refine(hasOneWindow, twoWindows);

type Count = z.infer<typeof schema>;

export const count = {
  schema,
  holds: (condition, facts, now) => countIn(condition, facts, now) >= condition.atLeast,
  because: (condition, facts, now) =>
    `${countIn(condition, facts, now)} × ${condition.count.event}${windowInWords(condition)}`,
  inWords: (condition) =>
    `${condition.atLeast} × ${matchInWords(condition.count)}${windowInWords(condition)}`,
  isTimed: hasWindow,
  breakpoints: (condition, facts, now) =>
    hasWindow(condition)
      ? leavesWindowAt(
          condition,
          lastNeeded(facts.occurrencesOf(condition.count), condition.atLeast),
          facts,
          now,
        )
      : [],
  mentions: (condition) => ({ match: condition.count }),
  activeWithinDays: (condition) =>
    eventKinds[condition.count.event].isActivity
      ? (condition.lastDays ?? Number.POSITIVE_INFINITY)
      : Number.POSITIVE_INFINITY,
  ...neverContradicts,
} satisfies Operator<Count>;

function countIn(condition: Count, { occurrencesOf, timeZone }: LeadFacts, now: number): number {
  const after = countsAfter(condition, now, timeZone);
  let found = 0;
  for (const { at, count } of occurrencesOf(condition.count)) if (at > after) found += count;
  return found;
}

/**
 * The time of the occurrence with which, counted from the latest, there are enough: a window that has it
 * has enough, and one that has lost it has not, whatever happened before.
 */
function lastNeeded(occurrences: readonly Happened[], atLeast: number): number[] {
  let found = 0;
  const ascends = occurrences.every(
    ({ at }, index) => index === 0 || at >= (occurrences[index - 1] as Happened).at,
  );
  const latestLast = ascends ? occurrences : [...occurrences].sort((a, b) => a.at - b.at);
  for (let index = latestLast.length - 1; index >= 0; index--) {
    const { at, count } = latestLast[index] as Happened;
    found += count;
    if (found >= atLeast) return [at];
  }
  return [];
}
