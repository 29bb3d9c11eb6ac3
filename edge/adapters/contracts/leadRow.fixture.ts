import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import { emptyProfile } from "../../../shared/profile/profile.ts";
import type { LeadRow } from "../../ports/lead.ts";
import { leadColumns, leadFields, type ScoredLead } from "../../ports/leadColumns.ts";

/** A lead that did next to nothing. A test states only the fields that it is about. */
export function leadRow(given: Partial<LeadRow> = {}): LeadRow {
  const row = Object.fromEntries(leadFields.map((field) => [field, leadColumns[field].of(idle)]));
  return { ...(row as unknown as LeadRow), ...given };
}

const idle: ScoredLead = {
  lead: "0123456789abcdef0123456789abcdef" as LeadId,
  site: "demo" as SiteKey,
  profile: { ...emptyProfile, firstSeen: 1, lastSeen: 2 },
  totals: {
    ...{ score: 0, fit: 0, total: 0, value: 0 },
    ...{ grade: "D", tier: "cold", disqualified: false },
  },
  explain: () => {
    throw new Error("A row has no reasons.");
  },
  ...{ stage: null, moves: [], isModelAlone: false, segments: [], folded: [] },
  ...{ evaluatedAt: 1, nextChangeAt: null, dueAt: null, upto: 1, modelVersion: 0 },
};
