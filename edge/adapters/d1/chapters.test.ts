import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { emptyProfile } from "../../../shared/profile/profile.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { EventStore } from "../../ports/events.ts";
import type { LeadStore } from "../../ports/leads.ts";
import { createMemoryStore } from "../contracts/memory.ts";
import { createD1EventStore } from "./events.ts";
import { createD1LeadStore } from "./leads.ts";

const { DB } = env as unknown as { DB: D1Database };

afterEach(async () => {
  for (const table of ["events", "profiles", "leads"]) await DB.exec(`DELETE FROM ${table}`);
});

interface Store {
  readonly events: EventStore;
  readonly leads: LeadStore;
}
const createD1Store = (): Store => ({
  events: createD1EventStore(DB),
  leads: createD1LeadStore(DB),
});

const visitor = "f".repeat(32) as VisitorId;
const batchOf = (one: VisitorId, first: number, many: number): Batch => ({
  ...{ site: "demo" as SiteKey, visitor: one, receivedAt: 1 },
  events: Array.from({ length: many }, (_, index) => ({
    ...{ id: `event-${first + index}`, occurredAt: 1 },
    ...{ type: "page_view", page: { path: "/" } },
  })),
});

/** Stores a profile up to the tail's event at `index`, its last one if there are fewer. */
async function storeProfile(store: Store, one: VisitorId, index = Number.POSITIVE_INFINITY) {
  const tail = (await store.events.snapshot(one))?.members[0]?.tail ?? [];
  const upto = tail[Math.min(index, tail.length - 1)]?.seq;
  if (upto === undefined) return;
  const profiles = [{ visitor: one, upto, profile: emptyProfile }];
  await store.leads.write([{ lead: null, profiles }]);
}

it("has every event once, and after a profile the rest, in any mixture of batches (D1 as memory)", async () => {
  const step = fc.record({
    first: fc.nat(700),
    many: fc.integer({ min: 1, max: 100 }),
    folds: fc.option(fc.nat(120)),
  });
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const one = String(++cases).padStart(32, "a") as VisitorId;
      const tailsIn = async (store: Store) => {
        const tails: string[][] = [];
        for (const { first, many, folds } of steps) {
          const { members } = await store.events.append(batchOf(one, first, many));
          tails.push((members[0]?.tail ?? []).map(({ event }) => event.id));
          if (folds !== null) await storeProfile(store, one, folds);
        }
        return tails;
      };
      expect(await tailsIn(createD1Store())).toEqual(await tailsIn(createMemoryStore()));
    }),
    { numRuns: 40 },
  );
});

it("reads little of a visitor's long history with each beacon", async () => {
  let rowsRead = 0;
  const counting = new Proxy(DB, {
    get(db, name) {
      if (name !== "batch") return Reflect.get(db, name).bind(db);
      return async (statements: D1PreparedStatement[]) => {
        const results = await db.batch(statements);
        rowsRead = results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
        return results;
      };
    },
  });
  const store = { ...createD1Store(), events: createD1EventStore(counting) };
  const read: number[] = [];
  for (let number = 0; number < 4_000; number += 100) {
    await store.events.append(batchOf(visitor, number, 100));
    await storeProfile(store, visitor);
    await store.events.append(batchOf(visitor, 10_000 + number, 1));
    read.push(rowsRead);
  }
  expect(Math.max(...read)).toBeLessThan(1_000);
});

it("reads a tail, too, when the event is gone that the profile ended with", async () => {
  const store = createD1Store();
  await store.events.append(batchOf(visitor, 0, 100));
  await storeProfile(store, visitor);
  await store.events.append(batchOf(visitor, 100, 100));
  await DB.exec("DELETE FROM events WHERE event_id = 'event-99'");
  expect((await store.events.snapshot(visitor))?.members[0]?.tail).toHaveLength(100);
});
