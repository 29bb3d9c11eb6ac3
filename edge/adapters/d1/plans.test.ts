import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import type { LeadFilter, LeadQuery } from "../../ports/leads.ts";
import { insertNew, selectLeadOfBrowser, selectSite } from "./events.ts";
import { selectPage } from "./leadPages.ts";
import { type From, listSql } from "./listSql.ts";

const { DB } = env as unknown as { DB: D1Database };

const planOf = async (sql: string, ...values: readonly unknown[]) => {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...values)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail).join("\n");
};

const planOfList = (asked: Pick<LeadQuery, "sort"> & Partial<LeadQuery>, from: From) => {
  const query = { site: "demo" as SiteKey, filter: {}, limit: 50, after: null, ...asked };
  const { sql, values } = listSql(query, from);
  return planOf(sql, ...values);
};

const everyFilter: LeadFilter = {
  ...{ tier: ["hot"], stage: ["MQL"], grade: ["A"], country: ["DE"], source: ["email"] },
  ...{ segment: "eu", seenSince: 1, seenBefore: 2, text: "acme" },
};
const after = { value: 40, lead: "a".repeat(32) as LeadId };

describe.each([
  ["total", "leads_listed"],
  ["score", "leads_by_score"],
] as const)("lists leads by %s in the order of an index, without sorting", (by, index) => {
  it.each<[string, Partial<LeadQuery>, From, string]>([
    ["all", {}, "the top", ""],
    ["two filters", { filter: { tier: ["hot"], country: ["DE"] } }, "the top", ""],
    ["every filter", { filter: everyFilter }, "the top", ""],
    ["all, from the bottom", { sort: { by, descending: false } }, "the top", ""],
    ["the next page", { after }, "below it", ` AND ${by}<?`],
    ["equals", { after }, "its equals", ` AND ${by}=? AND lead_id>?`],
  ])("%s", async (_, asked, from, range) => {
    const plan = await planOfList({ sort: { by, descending: true }, ...asked }, from);
    expect(plan).toContain(`USING COVERING INDEX ${index} (site_key=?${range})`);
    expect(plan).toContain("SEARCH leads USING PRIMARY KEY (lead_id=?)");
    expect(plan).not.toContain("TEMP B-TREE");
  });
});

it("sorts by anything else within one index alone", async () => {
  const sort = { by: "lastSeen", descending: true } as const;
  const plan = await planOfList({ sort, filter: { text: "x" } }, "the top");
  expect(plan).toContain("USING COVERING INDEX leads_listed (site_key=?)");
});

it("reads a page of a re-score by the primary key, without sorting the site", async () => {
  const plan = await planOf(selectPage, "", "g", "demo", null, null, 500);
  expect(plan).toContain("SEARCH leads USING PRIMARY KEY (lead_id>? AND lead_id<?)");
  expect(plan).not.toMatch(/leads_listed|leads_by_score|SCAN leads/);
  expect(plan).not.toContain("TEMP B-TREE");
});

it("asks for an event's id, and reads a tail, by the index of chapters", async () => {
  const insert = await planOf(insertNew, "v", 1, "[]", "demo", "hash", 1);
  const byId = "COVERING INDEX events_once (visitor_id=? AND chapter=? AND event_id=?)";
  expect(insert).toContain(byId);
  expect(insert).not.toMatch(/SCAN (events|people|personas|erasures)/);
  const read = await planOf(selectLeadOfBrowser, "v");
  expect(read).toContain("INDEX events_once (visitor_id=? AND chapter>?)");
  expect(read).not.toMatch(/SCAN (events|people|personas|profiles|leads|visitors)/);
});

it("finds the site of a lead by indexes alone", async () => {
  expect(await planOf(selectSite, "v")).not.toMatch(/SCAN (events|leads|visitors)\b/);
});
