import type { LeadId, VisitorId } from "../../shared/identity/ids.ts";
import type { Clock, LeadRow, LeadStore, ProfileRow, Projection } from "../ports.ts";

/**
 * A drain that was cut off (its request ended, its isolate was paused) must not stop the others for
 * ever. Longer than a slow D1 batch takes, shorter than anyone would wait for a list to be right.
 */
const leaseMs = 5_000;

/** D1 takes a batch of any length; this keeps one transaction short. */
const maxRows = 200;

export interface WriteBehind {
  /** Keeps a projection for the next drain; of one lead or visitor the newest wins. */
  add(projection: Projection): void;
  /**
   * Writes what is kept, until nothing is left; returns at once when somebody else is at it. To be
   * handed to `waitUntil`. It awaits only its own writes, never another request's promise.
   */
  drain(): Promise<void>;
}

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
        while (leadRows.size + profileRows.size > 0) {
          drainingUntil = clock() + leaseMs;
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
