import * as z from "zod";
import { countsAfter, hasWindow, windowInWords } from "../time/window.ts";
import type { LeadFacts } from "./facts.ts";
import { leavesWindowAt } from "./leavesWindowAt.ts";
import { either } from "./matchInWords.ts";
import { neverContradicts, type Operator } from "./operator.ts";
import { hasOneWindow, twoWindows, windowFields } from "./windowFields.ts";
import { names } from "./words.ts";

const schema = z.strictObject({
  /** Sessions, or those with a page of that type. */
  sessions: z
    .strictObject({
      atLeast: z.int().min(1),
      withPageType: names.optional(),
      ...windowFields,
    })
    .refine(hasOneWindow, twoWindows),
});

type Sessions = z.infer<typeof schema>;

export const sessions = {
  schema,
  holds: ({ sessions }, facts, now) => sessionsIn(sessions, facts, now) >= sessions.atLeast,
  because: ({ sessions }, facts, now) => {
    const { withPageType } = sessions;
    const to = withPageType === undefined ? "" : ` with ${withPageType.join(" or ")}`;
    return `${visits(sessionsIn(sessions, facts, now))}${to}${windowInWords(sessions)}`;
  },
  inWords: ({ sessions }) => {
    const { atLeast, withPageType } = sessions;
    const to = withPageType ? ` to ${either(withPageType)}` : "";
    return `${visits(atLeast)}${to}${windowInWords(sessions)}`;
  },
  isTimed: ({ sessions }) => hasWindow(sessions),
  breakpoints: ({ sessions }, facts, now) => {
    if (!hasWindow(sessions)) return [];
    const ends = facts.sessionsWith(sessions.withPageType);
    const needed = ends[ends.length - sessions.atLeast];
    return needed === undefined ? [] : leavesWindowAt(sessions, [needed], facts, now);
  },
  mentions: ({ sessions: { withPageType } }) =>
    withPageType === undefined ? {} : { visitsTo: withPageType },
  activeWithinDays: ({ sessions: { lastDays } }) => lastDays ?? Number.POSITIVE_INFINITY,
  ...neverContradicts,
} satisfies Operator<Sessions>;

const visits = (count: number): string => (count === 1 ? "1 visit" : `${count} visits`);

function sessionsIn(
  condition: Sessions["sessions"],
  { sessionsWith, timeZone }: LeadFacts,
  now: number,
): number {
  const after = countsAfter(condition, now, timeZone);
  const ends = sessionsWith(condition.withPageType);
  let before = ends.length;
  while (before > 0 && (ends[before - 1] as number) > after) before--;
  return ends.length - before;
}
