import type { LeadId } from "../../shared/identity/ids.ts";
import type { Erasure } from "../ports/erasures.ts";

export const nothingErased = (lead: LeadId): Erasure => ({
  ...{ lead, ids: [], survivors: [] },
  ...{ events: 0, visitors: 0, emails: 0, handoffs: 0 },
});

/** What several rounds took away together. */
export const sumOfErasures = (a: Erasure | null, b: Erasure): Erasure =>
  a === null
    ? b
    : {
        lead: a.lead,
        ids: [...new Set([...a.ids, ...b.ids])],
        survivors: [...new Set([...a.survivors, ...b.survivors])],
        events: a.events + b.events,
        visitors: a.visitors + b.visitors,
        emails: a.emails + b.emails,
        handoffs: a.handoffs + b.handoffs,
      };
