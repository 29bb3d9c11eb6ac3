import type { Earned } from "../earned.ts";
import type { Change } from "./changes.ts";

/** A span of the future: what is earned at its start, and what can change after that. */
export interface Interval {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly earned: Earned;
  readonly changes: readonly Change[];
}
