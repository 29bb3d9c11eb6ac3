import type { Ports } from "../ports/ports.ts";
import { rewriteRows } from "../scoring/rewriteRows.ts";
import { yieldToEventLoop } from "../scoring/yieldToEventLoop.ts";

/** Lead ids are random hex digits: their first two make 256 ranges of equal size. */
const ranges = 256;
const minutesPerHour = 60;

/** Leads in one query: as many as a re-score reads at once. */
const pageLeads = 250;

/** Other jobs use the rest of the minute. What is left is due an hour later, too. */
const maxRunMs = 20_000;

/**
 * Evaluates the leads whose row is due: time alone changed their points, tier, stage or segments (decay,
 * windows, inactivity). Each minute looks at a sixtieth of the leads, so that a row is wrong for an hour at
 * most after it was due. A single lead is evaluated whenever it is shown.
 *
 * @param minute Minutes since 1970.
 * @returns How many leads were due, and how many of their rows were written.
 */
export async function evaluateDue(
  ports: Pick<Ports, "leadPages" | "leads" | "models" | "clock">,
  minute: number,
): Promise<{ readonly due: number; readonly changed: number }> {
  const now = ports.clock();
  const part = minute % minutesPerHour;
  const before = boundOf(part + 1);
  let due = 0;
  let changed = 0;
  for (let after: string | null = boundOf(part); after !== null; ) {
    const page = await ports.leadPages.read({ after, before, limit: pageLeads, dueBy: now });
    changed += await rewriteRows(page.leads, ports);
    due += page.leads.length;
    after = ports.clock() < now + maxRunMs ? page.next : null;
    await yieldToEventLoop();
  }
  return { due, changed };
}

/** Where the ids of a minute begin; `g` comes after every hex digit. */
function boundOf(part: number): string {
  const range = Math.floor((part * ranges) / minutesPerHour);
  return range >= ranges ? "g" : range.toString(16).padStart(2, "0");
}
