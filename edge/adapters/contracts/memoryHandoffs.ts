/** Hand-offs in memory, for tests: the same contract as D1 (`handoffs.contract.ts`). */

import type { HandoffRules } from "../../../shared/handoffs/rules.ts";
import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import {
  awaitsEmail,
  countsForPerson,
  type Delivery,
  type Handoff,
  type HandoffKey,
  type HandoffStore,
  type Mute,
  type MuteStore,
  type OwnerStore,
  type RulesStore,
} from "../../ports/handoffs.ts";

export interface MemoryHandoffs {
  readonly handoffs: HandoffStore;
  readonly owners: OwnerStore;
  readonly mutes: MuteStore;
  readonly handoffRules: RulesStore;
  /** The outbox, as `LeadStore.write` needs it. */
  readonly outbox: {
    enter(key: HandoffKey, site: SiteKey, enteredAt: number): void;
    lastOf(leads: readonly LeadId[]): Handoff | undefined;
    /** A separate lead became a visitor: `isRepeated` of a stage that its new lead has handed off already. */
    join(visitor: LeadId, isRepeated: (stage: string) => boolean, stage: string | null): void;
  };
  /** Erases leads with their hand-offs and payloads, and companies' owners; returns the number of hand-offs. */
  eraseLeads(gone: ReadonlySet<string>, survivors: readonly LeadId[], accounts: string[]): number;
  /** All that is kept. */
  everything(): unknown;
}

const nameOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** @param membersOf The lead of an id, and the visitors that are linked to it for sure. */
export function createMemoryHandoffs(membersOf: (id: LeadId) => readonly LeadId[]): MemoryHandoffs {
  const handoffs = new Map<string, Handoff>();
  const deliveries = new Map<string, Delivery>();
  const turns = new Map<string, number>();
  const accounts = new Map<string, string>();
  const mutes = new Map<LeadId, Mute>();
  const rules = new Map<SiteKey, HandoffRules>();

  const idOf = ({ lead, stage, episode }: HandoffKey) => nameOf(lead, stage, episode);
  const deliveryIdOf = (key: HandoffKey & { destination: string }) =>
    nameOf(key.lead, key.stage, key.episode, key.destination);
  const deliveriesOf = (key: HandoffKey) =>
    [...deliveries.values()].filter((one) => idOf(one) === idOf(key));

  return {
    eraseLeads(gone, survivors, emptied) {
      const before = handoffs.size;
      for (const [id, { lead }] of handoffs) if (gone.has(lead)) handoffs.delete(id);
      for (const [id, { lead }] of deliveries) if (gone.has(lead)) deliveries.delete(id);
      for (const lead of mutes.keys()) if (gone.has(lead)) mutes.delete(lead);
      for (const [id, handoff] of handoffs) {
        if (survivors.includes(handoff.lead)) handoffs.set(id, { ...handoff, payload: null });
      }
      for (const id of accounts.keys()) {
        const [site, , account] = JSON.parse(id) as string[];
        if (emptied.includes(`${site} ${account}`)) accounts.delete(id);
      }
      return before - handoffs.size;
    },
    everything: () => [handoffs, deliveries, mutes, accounts].map((map) => [...map]),

    outbox: {
      enter(key, site, enteredAt) {
        if (handoffs.has(idOf(key))) return;
        const fresh = { state: "new", note: null, owner: null, payload: null } as const;
        handoffs.set(idOf(key), { ...key, site, enteredAt, ...fresh });
      },
      lastOf: (leads) =>
        [...handoffs.values()]
          .filter((one) => leads.includes(one.lead))
          .sort((a, b) => b.enteredAt - a.enteredAt || b.episode - a.episode)[0],
      join(visitor, isRepeated, stage) {
        for (const [id, one] of handoffs) {
          if (one.lead !== visitor) continue;
          const isStill = one.stage === stage && one.note === awaitsEmail;
          if (isRepeated(one.stage)) {
            if (one.state === "new")
              handoffs.set(id, { ...one, state: "dropped", note: countsForPerson });
          } else if (isStill) handoffs.set(id, { ...one, state: "new" });
        }
      },
    },

    handoffs: {
      find: async (key) => handoffs.get(idOf(key)) ?? null,
      async unrouted(beforeMs, limit) {
        return [...handoffs.values()]
          .filter(({ state, enteredAt }) => state === "new" && enteredAt < beforeMs)
          .slice(0, limit)
          .map(({ lead, stage, episode }) => ({ lead, stage, episode }));
      },
      async lastRoutedAt({ lead, stage, episode }) {
        const times = [...handoffs.values()]
          .filter((one) => one.stage === stage && [lead, ...membersOf(lead)].includes(one.lead))
          .filter((one) => one.lead !== lead || one.episode < episode)
          .filter(({ state }) => state === "routed")
          .map(({ enteredAt }) => enteredAt);
        return times.length === 0 ? null : Math.max(...times);
      },
      async route(key, { owner, payload, note, destinations, dueAt }) {
        const known = handoffs.get(idOf(key));
        if (known?.state !== "new") return false;
        handoffs.set(idOf(key), { ...known, state: "routed", owner, payload, note });
        for (const destination of destinations) {
          const { lead, stage, episode } = key;
          if (deliveries.has(deliveryIdOf({ ...key, destination }))) continue;
          deliveries.set(deliveryIdOf({ ...key, destination }), {
            ...{ lead, stage, episode, destination, site: known.site, dueAt },
            ...{ state: "waiting", attempts: 0, lastError: null, sentAt: null },
          });
        }
        return true;
      },
      async drop(key, note) {
        const known = handoffs.get(idOf(key));
        if (known?.state === "new") handoffs.set(idOf(key), { ...known, state: "dropped", note });
      },
      async claim(key, nowMs, leaseMs) {
        const known = deliveries.get(deliveryIdOf(key));
        if (known?.state !== "waiting" || known.dueAt > nowMs) return null;
        const claimed = { ...known, attempts: known.attempts + 1, dueAt: nowMs + leaseMs };
        deliveries.set(deliveryIdOf(key), claimed);
        return claimed;
      },
      async recordAttempt(key, attempted) {
        const known = deliveries.get(deliveryIdOf(key));
        if (known?.state !== "waiting") return;
        deliveries.set(deliveryIdOf(key), {
          ...known,
          state: attempted.state,
          ...(attempted.state === "sent" && { sentAt: attempted.at, lastError: null }),
          ...(attempted.state === "waiting" && {
            dueAt: attempted.dueAt,
            attempts: known.attempts - (attempted.wasSent ? 0 : 1),
          }),
          ...("error" in attempted && { lastError: attempted.error }),
        });
      },
      async due(beforeMs, limit) {
        return [...deliveries.values()]
          .filter(({ state, dueAt }) => state === "waiting" && dueAt < beforeMs)
          .sort((a, b) => a.dueAt - b.dueAt)
          .slice(0, limit)
          .map(({ lead, stage, episode, destination }) => ({ lead, stage, episode, destination }));
      },
      async resend(site, { lead, episode, destination }, nowMs) {
        const known = [...deliveries.values()].find(
          (one) =>
            one.site === site &&
            one.lead === lead &&
            one.episode === episode &&
            one.destination === destination,
        );
        if (known === undefined) return null;
        const again = { ...known, state: "waiting", attempts: 0, dueAt: nowMs } as const;
        deliveries.set(deliveryIdOf(known), again);
        return { lead, episode, destination, stage: known.stage };
      },
      async list({ site, limit, state, before }) {
        return [...handoffs.values()]
          .filter((one) => one.site === site)
          .map((one) => ({ ...one, deliveries: deliveriesOf(one) }))
          .filter(
            (one) =>
              state === null ||
              one.state === state ||
              one.deliveries.some((delivery) => delivery.state === state),
          )
          .sort(newestFirst)
          .filter((one) => before === null || newestFirst(one, before) > 0)
          .slice(0, limit);
      },
      async countByState(site) {
        const counts: Record<string, number> = {};
        const states = [
          ...[...deliveries.values()].filter((one) => one.site === site).map(({ state }) => state),
          ...[...handoffs.values()]
            .filter((one) => one.site === site && one.state === "dropped")
            .map(({ state }) => state),
        ];
        for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
        return counts;
      },
    },

    owners: {
      async takeTurn(site, pool) {
        const turn = turns.get(nameOf(site, pool)) ?? 0;
        turns.set(nameOf(site, pool), turn + 1);
        return turn;
      },
      ownerOfAccount: async (site, pool, account) =>
        accounts.get(nameOf(site, pool, account)) ?? null,
      async giveAccount(site, pool, account, owner, instead) {
        const known = accounts.get(nameOf(site, pool, account));
        if (known !== undefined && known !== instead) return known;
        accounts.set(nameOf(site, pool, account), owner);
        return owner;
      },
    },

    mutes: {
      find: async (lead) => mutes.get(lead) ?? null,
      put: async (mute) => {
        mutes.set(mute.lead, mute);
      },
      remove: async (site, lead) => {
        if (mutes.get(lead)?.site === site) mutes.delete(lead);
      },
    },

    handoffRules: {
      find: async (site) => rules.get(site) ?? null,
      save: async (site, document) => {
        rules.set(site, document);
      },
    },
  };
}

interface Placed {
  readonly enteredAt: number;
  readonly lead: string;
}
const newestFirst = (a: Placed, b: Placed): number =>
  b.enteredAt - a.enteredAt || (a.lead < b.lead ? -1 : a.lead > b.lead ? 1 : 0);
