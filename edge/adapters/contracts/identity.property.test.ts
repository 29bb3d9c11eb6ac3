import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { createD1ErasureStore } from "../d1/erasures.ts";
import { createD1EventStore } from "../d1/events.ts";
import { createD1IdentityStore } from "../d1/identities.ts";
import { createMemoryStore, type MemoryStore } from "./memory.ts";

const { DB } = env as unknown as { DB: D1Database };
const site = "demo" as SiteKey;

afterEach(async () => {
  for (const table of ["events", "visitors", "people", "personas", "erasures"]) {
    await DB.exec(`DELETE FROM ${table}`);
  }
});

/** One request that reaches the edge: a claim of identity, an event, or an erasure. */
interface Step {
  readonly browser: number;
  readonly says: string | null;
  /** Sends once more what the browser sent some steps ago. */
  readonly repeats: number;
  /** Asks to be forgotten instead of all that. */
  readonly forgets: boolean;
}

const steps = fc.array(
  fc.record({
    browser: fc.nat(2),
    says: fc.option(fc.constantFrom("ann@a.example", "bob@a.example", "cy@b.example")),
    repeats: fc.nat(6),
    forgets: fc.nat(9).map((one) => one === 0),
  }),
  { maxLength: 25 },
);

/**
 * Whose event it is, by the rule alone: the last one to say so; what came before, the first one. Of a browser
 * that was forgotten there is nothing, whatever it sends.
 */
function ownersOf(taken: readonly Step[]): Map<string, string> {
  const owners = new Map<string, string>();
  const current = new Map<number, string>();
  const forgotten = new Set(taken.filter(({ forgets }) => forgets).map(({ browser }) => browser));
  taken.forEach(({ browser, says }, index) => {
    if (forgotten.has(browser)) return;
    if (says !== null) {
      if (!current.has(browser)) {
        for (const [id, owner] of owners) if (owner === `browser ${browser}`) owners.set(id, says);
      }
      current.set(browser, says);
    }
    owners.set(idOf(index), current.get(browser) ?? `browser ${browser}`);
  });
  return owners;
}

let run = 0;
async function ownersIn(
  store: Pick<MemoryStore, "erasures" | "events" | "identities">,
  taken: readonly Step[],
) {
  // Other browsers and addresses for each case, so that one database serves all.
  const tag = String(++run).padStart(8, "0");
  const browserOf = (number: number) => `${tag}${String(number).padStart(24, "a")}` as VisitorId;
  const send = async (index: number) => {
    const { browser, says, forgets } = taken[index] as Step;
    if (forgets) {
      await store.erasures.eraseBrowser(site, browserOf(browser), index);
      return;
    }
    const event: Event = { id: idOf(index), type: "email_open", occurredAt: index, mailing: "m" };
    if (says !== null) {
      await store.identities.claim({
        site,
        browser: browserOf(browser),
        email: tag + says,
        verified: index % 2 === 0,
        eventId: event.id,
        at: index,
      });
    }
    await store.events.append({
      site,
      visitor: browserOf(browser),
      receivedAt: index,
      events: [event],
    });
  };
  for (const [index, { browser, repeats }] of taken.entries()) {
    await send(index);
    const before = index - repeats;
    if (repeats > 0 && taken[before]?.browser === browser) await send(before);
  }
  const owners = new Map<string, string>();
  const emails = [...new Set(taken.flatMap(({ says }) => (says === null ? [] : [says])))];
  const people = await store.identities.peopleOf(
    site,
    emails.map((email) => tag + email),
  );
  const leads = [
    ...emails.map((email) => [email, people.get(tag + email) as string] as const),
    ...[0, 1, 2].map((number) => [`browser ${number}`, browserOf(number) as string] as const),
  ];
  for (const [owner, lead] of leads) {
    const snapshot = await store.events.snapshot(lead as VisitorId);
    // A browser that a person uses belongs to that lead.
    if (snapshot === null || (snapshot.lead as string) !== lead) continue;
    for (const { tail } of snapshot.members) {
      for (const { event } of tail) {
        expect(owners.has(event.id), `${event.id} counts twice`).toBe(false);
        owners.set(event.id, owner);
      }
    }
  }
  return owners;
}

const idOf = (index: number): string => `event-${String(index).padStart(3, "0")}`;

const sorted = (owners: Map<string, string>) => [...owners].sort();

it("gives every event to the one who used the browser, once, whatever is sent again (memory)", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      expect(sorted(await ownersIn(createMemoryStore(), taken))).toEqual(sorted(ownersOf(taken)));
    }),
    { numRuns: 10_000 },
  );
});

it("gives every event to the one who used the browser, once, whatever is sent again (D1)", async () => {
  const store = {
    erasures: createD1ErasureStore(DB),
    events: createD1EventStore(DB),
    identities: createD1IdentityStore(DB),
  };
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      expect(sorted(await ownersIn(store, taken))).toEqual(sorted(ownersOf(taken)));
    }),
    { numRuns: 60 },
  );
});
