import { beforeEach, expect, it } from "vitest";
import type { VisitorId } from "../../shared/identity/ids.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import type { EdgeLead } from "../../shared/personalize/edgeLead.ts";
import type { LeadRow, Member } from "../ports/lead.ts";
import type { TierCache } from "../ports/tiers.ts";
import { updateTierCache } from "./updateTierCache.ts";

const visitor = "0123456789abcdef0123456789abcdef" as VisitorId;
const now = Date.UTC(2026, 0, 1);
const parsed = parseModel(b2b);
if (!parsed.ok) throw new Error("b2b is broken");
const model = parsed.value;
const standing = (tier: string, ...segments: string[]): EdgeLead => ({ tier, segments });

let known: EdgeLead | null;
let calls: string[];
const cache: TierCache = {
  async get() {
    calls.push("get");
    return known;
  },
  async put(_, lead) {
    calls.push("put");
    known = lead;
  },
  async drop() {},
};
beforeEach(() => {
  known = null;
  calls = [];
});

/** A beacon of a browser; its lead's row, if there is one, was last seen so many minutes ago. */
const hears = (
  lead: EdgeLead,
  { row, minutes = 5, browsers = 1 }: { row?: EdgeLead; minutes?: number; browsers?: number } = {},
) => {
  const lastSeen = now - minutes * 60_000;
  const snapshot = {
    row: row === undefined ? null : ({ ...row, lastSeen } as LeadRow),
    members: Array.from({ length: browsers }, () => ({}) as Member),
  };
  return updateTierCache(visitor, lead, snapshot, model, cache, now);
};

it("writes nothing for a new visitor in the lowest tier", async () => {
  await hears(standing("cold"));
  expect(calls).toEqual([]);
});

it.each([
  ["a new visitor in a segment", standing("cold", "a"), undefined],
  ["another tier", standing("warm"), standing("cold")],
  ["another segment", standing("warm", "a", "b"), standing("warm", "a")],
  ["no segment any more", standing("warm"), standing("warm", "a")],
])("writes %s without reading the cache", async (_, lead, row) => {
  await hears(lead, row && { row });
  expect([known, calls]).toEqual([lead, ["put"]]);
});

it("writes nothing while nothing changes within a visit", async () => {
  await hears(standing("hot", "a"), { row: standing("hot", "a") });
  expect(calls).toEqual([]);
});

it("corrects the cache at the next visit when time or a new model changed only the row", async () => {
  known = standing("hot", "a");
  const cooled = standing("cold", "b");
  await hears(cooled, { row: cooled, minutes: 31 });
  expect([known, calls]).toEqual([cooled, ["get", "put"]]);
  await hears(cooled, { row: cooled, minutes: 31 });
  expect(calls).toEqual(["get", "put", "get"]);
});

it("compares with the cache where several browsers share the row", async () => {
  known = standing("warm");
  await hears(standing("warm"), { row: standing("hot"), browsers: 2 });
  expect(calls).toEqual(["get"]);
  await hears(standing("warm", "a"), { row: standing("hot"), browsers: 2 });
  expect(calls).toEqual(["get", "get", "put"]);
});

it("keeps nothing but tier and segments", async () => {
  await hears({ ...standing("hot"), score: 90 } as EdgeLead);
  expect(known).toEqual(standing("hot"));
});
