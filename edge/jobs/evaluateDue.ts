import type { LeadRow } from "../ports/lead.ts";
import type { Ports } from "../ports/ports.ts";
import { rowOf } from "../scoring/decideProjection.ts";
import { scoreLead } from "../scoring/scoreLead.ts";

/** Lead ids are random hex digits: their first two make 256 ranges of equal size. */
const ranges = 256;
const minutesPerHour = 60;

/**
 * Re-evaluates the leads whose tier, stage or segments have changed by themselves (decay, windows,
 * inactivity), and touches no other. Each minute looks at a sixtieth of the leads, so that a list is never more than an
 * hour behind; one lead, when it is shown, is always evaluated.
 *
 * @param minute Minutes since 1970.
 */
export async function evaluateDue(
  ports: Pick<Ports, "events" | "leads" | "models" | "clock">,
  minute: number,
): Promise<{ readonly due: number; readonly changed: number }> {
  const part = minute % minutesPerHour;
  const due = await ports.leads.due(ports.clock(), boundOf(part), boundOf(part + 1));
  const rows: LeadRow[] = [];
  let changed = 0;
  for (const lead of due) {
    const read = await scoreLead(lead, ports);
    if (read === null) continue;
    // Written in any case: with it goes the moment when this lead is due again.
    const row = rowOf(read.snapshot, read.scored);
    rows.push(row);
    if (read.snapshot.row === null || moved(read.snapshot.row, row)) changed++;
  }
  await ports.leads.write(rows.map((lead) => ({ lead, profiles: [] })));
  return { due: due.length, changed };
}

const moved = (before: LeadRow, after: LeadRow): boolean =>
  before.tier !== after.tier ||
  before.stage !== after.stage ||
  before.segments.join() !== after.segments.join();

/** Where the ids of a minute begin; `g` comes after every hex digit. */
function boundOf(part: number): string {
  const range = Math.floor((part * ranges) / minutesPerHour);
  return range >= ranges ? "g" : range.toString(16).padStart(2, "0");
}
