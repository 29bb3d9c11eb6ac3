import type { LeadId, VisitorId } from "../../../shared/identity/ids.ts";
import type { MemoryHandoffs } from "./memoryHandoffs.ts";
import type { MemoryState } from "./memoryState.ts";

/** A separate lead has become a visitor of another one, as in `d1/joinSql.ts`: its stage comes along. */
export function joinLead(
  { leads, episodes }: MemoryState,
  outbox: MemoryHandoffs["outbox"],
  visitor: VisitorId,
  lead: LeadId,
  isSure: boolean,
): void {
  const alone = visitor as string as LeadId;
  const own = leads.get(alone);
  if (own === undefined) return;
  const known = leads.get(lead);
  const isBehind = known !== undefined && known.stage !== null && known.total >= own.total;
  outbox.join(
    alone,
    (stage) => known !== undefined && (!isSure || isBehind || known.stage === stage),
    own.stage,
  );
  const episode = Math.max(
    episodes.get(alone) ?? 0,
    episodes.get(lead) ?? outbox.lastOf([lead])?.episode ?? 0,
  );
  if (known === undefined) leads.set(lead, { ...own, lead });
  else if (isSure && own.stage !== null && !isBehind)
    leads.set(lead, { ...known, stage: own.stage });
  if (known === undefined || isSure) episodes.set(lead, episode);
  leads.delete(alone);
  episodes.delete(alone);
}
