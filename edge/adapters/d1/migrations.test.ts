import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { encodeProfile } from "../../../shared/profile/encode.ts";
import { emptyProfile } from "../../../shared/profile/profile.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { byTotal } from "../../ports/leadOrder.ts";
import { createD1EventStore } from "./events.ts";
import { createD1LeadStore } from "./leads.ts";

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

/** Begins again, with the tables as they were before a migration. */
async function migrateUntil(name: string): Promise<void> {
  const { results } = await DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  ).all<{ name: string }>();
  // Those that refer to others come after them: dropped first.
  for (const table of results.reverse()) await DB.exec(`DROP TABLE ${table.name}`);
  await applyD1Migrations(
    DB,
    MIGRATIONS.filter((migration) => migration.name < name),
  );
}

const busy = "a".repeat(32) as VisitorId;
const rare = "b".repeat(32) as VisitorId;
const view = (number: number): Event => ({
  ...{ id: `event-${String(number).padStart(3, "0")}`, occurredAt: number },
  ...{ type: "page_view", page: { path: "/" } },
});
const batchOf = (visitor: VisitorId, ...numbers: number[]) => ({
  ...{ site: "demo" as SiteKey, visitor, receivedAt: 999 },
  events: numbers.map(view),
});

it("0010 keeps every event, its place, and what was folded of it", async () => {
  await migrateUntil("0010");
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const visitorOf = (number: number) => (number % 40 === 39 ? rare : busy);
  // Ids that do not sort as they came, and gaps where a person was erased.
  await DB.batch(
    numbers.map((number) =>
      DB.prepare("INSERT INTO events VALUES (?1, ?2, 'demo', ?3, ?4, 7, ?5)").bind(
        ...[1 + number * 2, visitorOf(number), view(number).id, number],
        JSON.stringify(view(number)),
      ),
    ),
  );
  await DB.prepare("INSERT INTO profiles VALUES (?1, 301, ?2)")
    .bind(busy, encodeProfile(emptyProfile))
    .run();
  await DB.prepare(
    `INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, first_seen, last_seen, upto)
     VALUES (?1, 'demo', 5, 2, 7, 'C', 'cold', 1, 2, 399), (?2, 'demo', 9, -8, 1, 'C', 'cold', 1, 2, 389)`,
  )
    .bind(rare, busy)
    .run();
  const old = "seq, visitor_id, site_key, event_id, occurred_at, received_at, body";
  const rows = async () =>
    (await DB.prepare(`SELECT ${old} FROM events ORDER BY seq`).all()).results;
  const before = await rows();

  await applyD1Migrations(DB, MIGRATIONS);
  expect(await rows()).toEqual(before);
  const store = { events: createD1EventStore(DB), leads: createD1LeadStore(DB) };
  const [member] = (await store.events.snapshot(busy))?.members ?? [];
  expect(member?.upto).toBe(301);
  expect(member?.tail.map(({ seq }) => seq)).toEqual(
    numbers.filter((number) => number > 150 && visitorOf(number) === busy).map((n) => 1 + n * 2),
  );

  // What is there is known, and what comes goes on behind it: for the second time in the next chapter.
  const own = numbers.filter((number) => visitorOf(number) === busy);
  for (const more of [[200], [200, 201, 202]]) {
    await store.events.append(batchOf(busy, ...own.slice(0, 90), ...more));
    await store.events.append(batchOf(busy, ...own.slice(90), ...more));
  }
  expect((await rows()).slice(before.length)).toMatchObject(
    [200, 201, 202].map((number, index) => ({ seq: 400 + index, event_id: view(number).id })),
  );
  expect(await store.events.visitorsSince(398, 9)).toMatchObject({ upto: 402 });
  const history = await store.events.history(busy, 1e15);
  expect(history.map(({ event }) => event.id)).toEqual(
    [...own, 200, 201, 202].map((n) => view(n).id),
  );
  const asked = { site: "demo" as SiteKey, filter: {}, limit: 9, after: null };
  const byScore = { by: "score", descending: true } as const;
  for (const [sort, leads] of [
    [byTotal, [rare, busy]],
    [byScore, [busy, rare]],
  ] as const) {
    expect((await store.leads.list({ ...asked, sort })).map(({ lead }) => lead)).toEqual(leads);
  }
});
