/** Erasure in memory, for tests: the same contract as D1 (`erasures.contract.ts`). */
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { Erasure, ErasureStore } from "../../ports/erasures.ts";
import { randomLeadId, randomUserId } from "../../ports/randomLeadId.ts";
import {
  refusingAll,
  refusingForGood,
  refusingThePast,
  type Tombstone,
} from "../../ports/tombstone.ts";
import { nothingErased } from "../sumOfErasures.ts";
import type { MemoryHandoffs } from "./memoryHandoffs.ts";
import { leadOfVisitor, type MemoryState, visitorsOf } from "./memoryState.ts";

export function createMemoryErasures(
  state: MemoryState,
  eraseLeads: MemoryHandoffs["eraseLeads"],
): ErasureStore {
  const { stored, ids, profiles, leads, episodes, links, people, personas, tombstones, claimed } =
    state;

  const isPerson = (id: string) => [...people.values()].includes(id as LeadId);
  /** A back end named the person, and a browser with one of these ids only claimed to be it. */
  const isNamed = (lead: LeadId, self: ReadonlySet<string>) =>
    [...people].some(([key, one]) => one === lead && !claimed.has(key)) &&
    ![...links].some(([id, link]) => link.lead === lead && link.verified && self.has(id));
  const sitesOf = (gone: ReadonlySet<string>) =>
    new Set([
      ...stored.filter(({ visitor }) => gone.has(visitor)).map(({ site }) => site),
      ...[...links]
        .filter(([id, { lead }]) => gone.has(id) || gone.has(lead))
        .map(([, { site }]) => site),
      ...[...leads.values()].filter(({ lead }) => gone.has(lead)).map(({ site }) => site),
      ...[...people]
        .filter(([, lead]) => gone.has(lead))
        .map(([key]) => key.split(" ")[0] as SiteKey),
    ]);

  /** Browsers that one of them used, too: the next user there is unknown. */
  const leaveBrowsers = (gone: ReadonlySet<string>): VisitorId[] => {
    const shared: VisitorId[] = [];
    for (const [browser, { visitors, current }] of personas) {
      if (gone.has(browser)) personas.delete(browser);
      let isShared = false;
      for (const [lead, visitor] of visitors) {
        if (!gone.has(lead) && !gone.has(visitor)) continue;
        isShared = true;
        visitors.delete(lead);
        if (visitor !== current || gone.has(browser)) continue;
        const stranger = randomUserId();
        visitors.set(gone.has(lead) ? (stranger as string as LeadId) : lead, stranger);
        personas.set(browser, { visitors, current: stranger });
      }
      if (isShared && !gone.has(browser)) shared.push(browser);
    }
    return shared;
  };

  const accountsOf = (belongs: (lead: LeadId) => boolean) =>
    [...people].filter(([, lead]) => belongs(lead)).map(([key]) => key.replace(/ .*@/, " "));

  const erase = (
    lead: LeadId,
    gone: ReadonlySet<string>,
    lasting: readonly LeadId[],
    usual: Tombstone,
  ): Erasure => {
    const shared = leaveBrowsers(gone);
    for (const id of [...gone, ...shared])
      tombstones.set(id, isPerson(id) ? refusingForGood : usual);
    const left = stored.filter(({ visitor }) => !gone.has(visitor));
    const events = stored.length - left.length;
    stored.splice(0, stored.length, ...left);
    for (const key of ids) if (gone.has(key.split(" ")[0] as string)) ids.delete(key);
    for (const id of gone) profiles.delete(id as VisitorId);
    for (const id of [...gone, ...lasting] as LeadId[]) leads.delete(id);
    for (const id of gone) episodes.delete(id as LeadId);
    const others = accountsOf((one) => !gone.has(one));
    const emptied = accountsOf((one) => gone.has(one)).filter((one) => !others.includes(one));
    const handoffs = eraseLeads(gone, lasting, emptied);
    const before = { people: people.size, links: links.size };
    for (const [key, one] of people) if (gone.has(one)) people.delete(key);
    for (const id of gone) links.delete(id);
    const visitors = before.links - links.size;
    const heir = randomLeadId();
    const orphans = [...links].filter(([, link]) => gone.has(link.lead));
    for (const [visitor, link] of orphans) links.set(visitor, { ...link, lead: heir });
    return {
      ...{ lead, events, visitors, handoffs, emails: before.people - people.size },
      ids: [...gone, ...shared] as VisitorId[],
      survivors: orphans.length > 0 ? [...lasting, heir] : lasting,
    };
  };

  return {
    async eraseBrowser(site, browser, at) {
      const ofOthers = [...personas].filter(([id]) => id !== browser);
      if (ofOthers.some(([, { visitors }]) => [...visitors.values()].includes(browser)))
        return null;
      const self = new Set<string>([browser, ...(personas.get(browser)?.visitors.values() ?? [])]);
      const owners = [...self].flatMap((id) => links.get(id)?.lead ?? []);
      const lasting = [...new Set(owners)].filter(
        (lead) =>
          !self.has(lead) &&
          (stored.some(({ visitor }) => (visitor as string) === lead) ||
            visitorsOf(state, lead).some((visitor) => !self.has(visitor)) ||
            isNamed(lead, self)),
      );
      const gone = new Set([...self, ...owners.filter((lead) => !lasting.includes(lead))]);
      if ([...sitesOf(gone)].some((one) => one !== site) || isPerson(browser)) return null;
      return erase(browser as string as LeadId, gone, lasting, refusingAll(at));
    },

    async eraseLead(site, id, at) {
      const lead = leadOfVisitor(state, id);
      const gone = new Set<string>([lead, ...visitorsOf(state, lead)]);
      const sites = sitesOf(gone);
      if (sites.size === 0) return tombstones.has(id) ? nothingErased(lead) : null;
      if ([...sites].some((one) => one !== site)) return null;
      return erase(lead, gone, [], refusingThePast(at));
    },

    async dropTombstones(now) {
      for (const [id, { endsAt }] of tombstones) if (endsAt < now) tombstones.delete(id);
    },
  };
}
