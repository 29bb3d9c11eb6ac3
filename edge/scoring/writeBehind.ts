import type { LeadId, VisitorId } from "../../shared/identity/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { LeadRow, Projection } from "../ports/lead.ts";
import type { LeadStore } from "../ports/leads.ts";
import type { ProfileRow } from "../ports/profileRow.ts";
import type { WriteBehind } from "../ports/writeBehind.ts";

/**
 * A drain that was cut off (its request ended, its isolate was paused) must not block the others for ever. Longer
 * than a slow D1 batch takes, and short enough for a list.
 */
const leaseMs = 5_000;

/**
 * Rows within this time are written together. No visitor waits for it: the answer is sent, and a list may be a
 * moment old. Under load one transaction replaces dozens.
 */
const gatherMs = 100;

/** `waitUntil` ends after 30 s: well before, the next request's drain takes over. */
const maxTurns = 50;

/**
 * Rows of one kind in one write. A parameter of D1 takes 2 MB: 50 profiles of 32 KiB, their quotes
 * escaped, still fit.
 */
const maxRows = 50;

/**
 * Coalesces the writes that follow the answers of an isolate's requests. What is lost here (a crash
 * between answer and write) costs nothing but a longer tail: events are in D1 already, and the sweep
 * writes the row.
 */
export function createWriteBehind(leads: Pick<LeadStore, "write">, clock: Clock): WriteBehind {
  const leadRows = new Map<LeadId, LeadRow>();
  const profileRows = new Map<VisitorId, ProfileRow>();
  let drainingUntil = 0;

  const add = ({ lead, profiles }: Projection): void => {
    if (lead !== null) keepNewest(leadRows, lead.lead, lead);
    for (const profile of profiles) keepNewest(profileRows, profile.visitor, profile);
  };

  const takeSome = (): Projection[] => [
    ...take(leadRows, maxRows).map((lead) => ({ lead, profiles: [] })),
    ...take(profileRows, maxRows).map((profile) => ({ lead: null, profiles: [profile] })),
  ];

  return {
    add,
    async drain() {
      if (clock() < drainingUntil) return;
      try {
        for (let turn = 0; turn < maxTurns && leadRows.size + profileRows.size > 0; turn++) {
          drainingUntil = clock() + leaseMs;
          if (leadRows.size < maxRows)
            await new Promise((resolve) => setTimeout(resolve, gatherMs));
          const rows = takeSome();
          try {
            await leads.write(rows);
          } catch (error) {
            rows.forEach(add);
            throw error;
          }
        }
      } finally {
        drainingUntil = 0;
      }
    },
  };
}

function keepNewest<Id, Row extends { readonly upto: number }>(
  rows: Map<Id, Row>,
  id: Id,
  row: Row,
): void {
  const known = rows.get(id);
  if (known === undefined || row.upto > known.upto) rows.set(id, row);
}

function take<Id, Row>(rows: Map<Id, Row>, max: number): Row[] {
  const taken = [...rows].slice(0, max);
  for (const [id] of taken) rows.delete(id);
  return taken.map(([, row]) => row);
}
