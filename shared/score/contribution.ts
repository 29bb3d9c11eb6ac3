import type { Kind } from "../model/model.ts";

/** Points that one rule gives one lead, and why. */
export interface Contribution {
  /** Id of the rule. */
  readonly rule: string;
  readonly title: string;
  readonly kind: Kind;
  /** What it adds to the total, after limit and cap. */
  readonly points: number;
  /** What it would add if its group had no cap. */
  readonly earned: number;
  /** How often it happened; 1 for a state. */
  readonly count: number;
  /** How many of those were paid. */
  readonly paid: number;
  /** A sentence for people. */
  readonly reason: string;
  /** Milliseconds since 1970: the first and last time it happened; `null` for a state. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}
