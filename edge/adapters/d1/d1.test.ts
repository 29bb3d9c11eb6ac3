import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { putSite } from "../../../test/workerd/seed.ts";
import { createDefaultModels } from "../../models/defaultModels.ts";
import { cacheParts } from "../contracts/cacheParts.fixture.ts";
import { describeEntries } from "../contracts/entries.contract.ts";
import { describeErasures } from "../contracts/erasures.contract.ts";
import { describeHandoffs } from "../contracts/handoffs.contract.ts";
import { describeInbound } from "../contracts/inbound.contract.ts";
import { describeJoins } from "../contracts/join.contract.ts";
import { describeModelStore } from "../contracts/models.contract.ts";
import { describeStore } from "../contracts/store.contract.ts";
import { createD1CursorStore } from "./cursors.ts";
import { eraseSteps } from "./eraseSql.ts";
import { createD1ErasureStore } from "./erasures.ts";
import { createD1EventStore } from "./events.ts";
import { createD1RulesStore } from "./handoffRules.ts";
import { createD1HandoffStore } from "./handoffs.ts";
import { createD1IdentityStore } from "./identities.ts";
import { createD1InboundStore } from "./inbound.ts";
import { createD1LeadPages } from "./leadPages.ts";
import { createD1LeadStore } from "./leads.ts";
import { createD1ModelStore } from "./models.ts";
import { createD1MuteStore } from "./mutes.ts";
import { createD1OwnerStore } from "./owners.ts";
import { createD1RescoreStore } from "./rescores.ts";
import { createD1VersionStore } from "./versions.ts";

const { DB } = env as unknown as { DB: D1Database };

afterEach(async () => {
  for (const table of [
    ...["events", "profiles", "leads", "cursors", "models", "model_drafts", "rescores", "erasures"],
    ...["visitors", "people", "personas"],
    ...["handoffs", "deliveries", "owner_turns", "account_owners", "muted_leads"],
    "inbound_sources",
  ]) {
    await DB.exec(`DELETE FROM ${table}`);
  }
});

/** Every row of every table that this Worker has, those that a later migration adds included. */
const everything = async (): Promise<Record<string, unknown[]>> => {
  const { results: tables } = await DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  ).all<{ name: string }>();
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables)
    rows[name] = (await DB.prepare(`SELECT * FROM ${name}`).all()).results;
  return rows;
};

const make = () => ({
  events: createD1EventStore(DB),
  identities: createD1IdentityStore(DB),
  leads: createD1LeadStore(DB),
  cursors: createD1CursorStore(DB),
  erasures: createD1ErasureStore(DB),
  handoffs: createD1HandoffStore(DB),
  owners: createD1OwnerStore(DB),
  mutes: createD1MuteStore(DB),
  handoffRules: createD1RulesStore(DB),
});

describeStore("D1", make);
describeHandoffs("D1", make);
describeInbound("D1", () => createD1InboundStore(DB));
describeEntries("D1", make);
describeErasures("D1", make, everything);
describeJoins("D1", make);

beforeEach(async () => {
  for (const site of ["demo", "other"]) await putSite(DB, site, []);
});

describeModelStore("D1", () => {
  const stores = make();
  return {
    ...stores,
    models: createD1ModelStore(DB, createDefaultModels(), cacheParts(Date.now)),
    versions: createD1VersionStore(DB),
    rescores: createD1RescoreStore(DB),
    leadPages: createD1LeadPages(DB, stores.events),
  };
});

/** Tables without data of any visitor, lead or person. */
const withoutPeople = [
  ...["sites", "api_keys", "cursors", "models", "model_drafts", "handoff_rules", "owner_turns"],
  ...["erasures", "inbound_sources", "d1_migrations"],
];

describe("D1", () => {
  it("Invariant 10: erases from every table that there is, those of later migrations included", async () => {
    const ofPeople = Object.keys(await everything()).filter(
      (name) => !withoutPeople.includes(name),
    );
    const erased = eraseSteps.map(({ sql }) => /(?:DELETE FROM|^UPDATE) (\w+)/.exec(sql)?.[1]);
    expect([...new Set(ofPeople)].sort()).toEqual(
      [...new Set(erased.filter((name) => name !== undefined))].sort(),
    );
  });

  it("Invariant 10: keeps no erased id as the place where a re-score continues, and skips no lead", async () => {
    const lead = "e".repeat(32) as LeadId;
    await make().identities.claim({
      ...{ site: "demo" as SiteKey, browser: lead as string as VisitorId, email: "e@a.example" },
      ...{ verified: true, eventId: "event-claim", at: 1 },
    });
    await DB.prepare("INSERT INTO rescores VALUES ('demo', 1, 1, 9, 3, 0, ?1, NULL)")
      .bind(lead)
      .run();
    await make().erasures.eraseBrowser("demo" as SiteKey, lead as string as VisitorId, 2);
    const { rescores } = await everything();
    expect(rescores).toMatchObject([{ done: 3, after_lead: "e".repeat(31) }]);
  });

  it("reads a tail that is too long for one row, whole", async () => {
    const store = createD1EventStore(DB);
    const visitor = "e".repeat(32) as VisitorId;
    const path = `/${"x".repeat(500)}`;
    for (let batch = 0; batch < 30; batch++) {
      const events = Array.from(
        { length: 100 },
        (_, index): Event => ({
          id: `event-${batch}-${index}`,
          type: "page_view",
          occurredAt: 1,
          page: { path },
        }),
      );
      await store.append({ site: "demo" as SiteKey, visitor, receivedAt: 1, events });
    }
    const snapshot = await store.snapshot(visitor);
    expect(snapshot?.members[0]?.tail).toHaveLength(3_000);
  });
});
