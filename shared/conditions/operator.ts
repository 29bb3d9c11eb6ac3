import type * as z from "zod";
import type { EventMatch } from "./eventMatch.ts";
import type { LeadFacts } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Everything about one operator of conditions. Each operator is one file of this folder and one row of
 * `operators`; a property that is missing here does not compile.
 */
export interface Operator<Asked> {
  /** How a model writes the condition. */
  readonly schema: z.ZodType<Asked>;
  /** @param now Milliseconds since 1970. */
  readonly holds: (condition: Asked, facts: LeadFacts, now: number) => Verdict;
  /** The facts that decide it, as a sentence for people. */
  readonly because: (condition: Asked, facts: LeadFacts, now: number) => string;
  /** What it asks for, in a line for people. */
  readonly inWords: (condition: Asked) => string;
  /** Whether time alone can change the verdict. */
  readonly isTimed: (condition: Asked) => boolean;
  /**
   * The only moments after `now` (milliseconds since 1970) at which time alone can change the verdict.
   * Other moments, even past ones, may be among them.
   */
  readonly breakpoints: (condition: Asked, facts: LeadFacts, now: number) => readonly number[];
  /** What evaluation has to collect for it, and what the lints check the spelling of. */
  readonly mentions: (condition: Asked) => Mentions;
  /** If it holds, the lead was active within so many days; `Infinity` when it says nothing of that. */
  readonly activeWithinDays: (condition: Asked) => number;
  /**
   * Why conditions of this operator can never all hold, with the fix; `null` when they can.
   *
   * @param activeWithinDays What the conditions beside them say about the lead's activity.
   */
  readonly contradiction: (conditions: readonly Asked[], activeWithinDays: number) => string | null;
}

/** Names and matches in a condition. */
export interface Mentions {
  /** Events that it counts. */
  readonly match?: EventMatch;
  /** Page types whose visits it counts. */
  readonly visitsTo?: readonly string[];
  /** Page types whose attention it adds up. */
  readonly attentionOn?: readonly string[];
  readonly channels?: readonly string[];
}

/** Rows of operators whose verdict only new events can change. */
export const neverByTime = {
  isTimed: () => false,
  breakpoints: () => [],
} as const;

/** Rows of operators that need nothing collected. */
export const mentionsNothing = { mentions: () => ({}) } as const;

/** Rows of operators that say nothing about when the lead was active. */
export const anyActivity = { activeWithinDays: () => Number.POSITIVE_INFINITY } as const;

/** Rows of operators whose conditions can always hold together. */
export const neverContradicts = { contradiction: () => null } as const;
