import { decideEntry } from "../../../shared/handoffs/decideMoves.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import type { LeadRow, LeadUpdate } from "../../ports/lead.ts";
import { fieldsWith } from "../../ports/leadColumns.ts";
import { compareCursors, cursorOf } from "../../ports/leadOrder.ts";
import type { LeadCursor, LeadFilter, LeadStore, ListedLead } from "../../ports/leads.ts";
import type { MemoryHandoffs } from "./memoryHandoffs.ts";
import { isStored, type MemoryState, sureMembersOf } from "./memoryState.ts";

/** The lists in memory, for tests: the contract of D1 (`store.contract.ts`, `entries.contract.ts`). */
export function createMemoryLeads(state: MemoryState, outbox: MemoryHandoffs["outbox"]): LeadStore {
  const { leads, profiles, episodes, links, people } = state;

  const hasErasedEvent = ({ counted = [] }: LeadUpdate) =>
    counted.some(
      ([visitor, seq]) =>
        !isStored(state, visitor, seq) && !((profiles.get(visitor)?.upto ?? 0) >= seq),
    );

  const write = (update: LeadUpdate): void => {
    const { moves = [], suppressHandoffs, counted: _, ...row } = update;
    const known = leads.get(row.lead);
    if (hasErasedEvent(update) || links.has(row.lead) || !isNewer(row, known)) return;
    const last = outbox.lastOf(sureMembersOf(state, row.lead));
    const before = {
      stage: known === undefined ? (last?.stage ?? null) : known.stage,
      episode: (known && episodes.get(row.lead)) ?? last?.episode ?? 0,
    };
    const { stage, episode, entry } = decideEntry(before, moves, row.stage);
    const site = known?.site ?? row.site;
    if (entry !== null && suppressHandoffs !== true) {
      outbox.enter({ lead: row.lead, ...entry }, site, row.evaluatedAt);
    }
    episodes.set(row.lead, episode);
    leads.set(row.lead, { ...row, stage, site });
  };

  return {
    async write(projections) {
      for (const { lead, profiles: rows } of projections) {
        if (lead !== null) write(lead);
        for (const row of rows) {
          const isLater = row.upto > (profiles.get(row.visitor)?.upto ?? 0);
          if (isLater && isStored(state, row.visitor, row.upto)) profiles.set(row.visitor, row);
        }
      }
    },
    async stamp(rows) {
      for (const row of rows) {
        const known = leads.get(row.lead);
        if (known?.upto !== row.upto || !isNewer(row, known)) continue;
        const stamps = fieldsWith("isStamp").map((field) => [field, row[field]]);
        leads.set(row.lead, { ...known, ...Object.fromEntries(stamps) });
      }
    },
    async list({ site, filter, sort, limit, after }) {
      const emails = new Map([...people].map(([key, lead]) => [lead, key.split(" ")[1] ?? null]));
      const compare = (a: LeadCursor, b: LeadCursor) => compareCursors(a, b, sort);
      return [...leads.values()]
        .map((row) => ({ ...row, email: emails.get(row.lead) ?? null }))
        .filter((row) => row.site === site && fits(row, filter))
        .sort((a, b) => compare(cursorOf(a, sort), cursorOf(b, sort)))
        .filter((row) => after === null || compare(cursorOf(row, sort), after) > 0)
        .slice(0, limit);
    },
    async countByTier(site) {
      const counts: Record<string, number> = {};
      for (const row of leads.values()) {
        if (row.site === site) counts[row.tier] = (counts[row.tier] ?? 0) + 1;
      }
      return counts;
    },
  };
}

const isNewer = (row: LeadRow, known: LeadRow | undefined): boolean =>
  known === undefined ||
  row.upto > known.upto ||
  (row.upto === known.upto &&
    (row.modelVersion > known.modelVersion ||
      (row.modelVersion === known.modelVersion && row.evaluatedAt > known.evaluatedAt)));

/** Whether a list with this filter has the lead. */
function fits(row: ListedLead, filter: LeadFilter): boolean {
  const { segment, seenSince, seenBefore, text } = filter;
  return (
    (filter.tier !== undefined || row.tier !== disqualifiedTier) &&
    fieldsWith("isFilter").every((field) => filter[field]?.includes(row[field] ?? "") ?? true) &&
    (segment === undefined || row.segments.includes(segment)) &&
    (seenSince === undefined || row.lastSeen >= seenSince) &&
    (seenBefore === undefined || row.lastSeen < seenBefore) &&
    (text === undefined ||
      [row.email, row.company].some((one) => one?.toLowerCase().includes(text)))
  );
}
