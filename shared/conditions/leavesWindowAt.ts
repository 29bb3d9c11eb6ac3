import { countsAfter, leavingAt, type Window } from "../time/window.ts";
import type { LeadFacts } from "./facts.ts";

/** When those of these times that are in the window now will leave it; all milliseconds since 1970. */
export function leavesWindowAt(
  window: Window,
  times: readonly number[],
  { timeZone }: LeadFacts,
  now: number,
): readonly number[] {
  const after = countsAfter(window, now, timeZone);
  return leavingAt(
    window,
    times.filter((at) => at > after),
    timeZone,
  );
}
