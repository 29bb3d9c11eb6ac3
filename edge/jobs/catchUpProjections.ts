import type { Projection } from "../ports/lead.ts";
import type { Ports } from "../ports/ports.ts";
import { decideProjection } from "../scoring/decideProjection.ts";
import { scoreLead } from "../scoring/scoreLead.ts";

const cursorName = "fold_tails";

/** Events looked at in one turn, and turns in one run: what fits into one cron's 30 s of CPU by far. */
const span = 1_000;
const maxTurns = 50;

/**
 * Brings rows and profiles up to date with the stored events, after a crash between answer and write. Reads each
 * event once; writes only what differs.
 *
 * @returns How many leads were looked at, and how many rows were behind.
 */
export async function catchUpProjections(
  ports: Pick<Ports, "events" | "leads" | "cursors" | "models" | "clock">,
): Promise<{ readonly seen: number; readonly behind: number }> {
  let seen = 0;
  let behind = 0;
  let after = await ports.cursors.read(cursorName);
  for (let turn = 0; turn < maxTurns; turn++) {
    const { upto, visitors } = await ports.events.visitorsSince(after, span);
    if (upto === after) break;
    const projections: Projection[] = [];
    for (const visitor of visitors) {
      const read = await scoreLead(visitor, ports);
      if (read === null) continue;
      const projection = decideProjection(read.snapshot, read.scored);
      if (projection.lead !== null || projection.profiles.length > 0) projections.push(projection);
    }
    await ports.leads.write(projections);
    await ports.cursors.advance(cursorName, upto);
    seen += visitors.length;
    behind += projections.length;
    after = upto;
  }
  return { seen, behind };
}
