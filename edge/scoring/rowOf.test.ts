import { expect, it } from "vitest";
import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Event } from "../../shared/wire/event.ts";
import { createDefaultModels } from "../models/defaultModels.ts";
import { rowOf } from "./rowOf.ts";
import { scoreSnapshot } from "./scoreSnapshot.ts";

const dayMs = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const visitor = "a".repeat(32) as VisitorId;
const site = "demo" as SiteKey;

it("has a value for every column of an evaluated lead", async () => {
  const compiled = await createDefaultModels().published(site);
  const page = { path: "/pricing" };
  const traits = { country: "de", company: "Acme" };
  const events: Event[] = [
    { id: "event-1", type: "page_view", occurredAt: start, page },
    { id: "event-2", type: "identify", occurredAt: start + 1, traits },
  ];
  const tail = events.map((event, index) => ({ seq: index + 1, receivedAt: start, event }));
  const lead = visitor as string as LeadId;
  const member = { visitor, verified: true, profile: null, upto: 0, tail };
  const scored = scoreSnapshot({ members: [member], row: null }, compiled, start + dayMs);
  const { moves, suppressHandoffs, counted, ...row } = rowOf({ lead, site }, scored);
  expect(row).toEqual({
    ...{ lead, site, score: 10, fit: 0, total: 10, grade: "D", tier: "cold", stage: null },
    ...{ segments: [], country: "DE", company: "Acme", source: "direct" },
    ...{ firstSeen: start, lastSeen: start + 1, upto: 2, evaluatedAt: start + dayMs },
    // After 90 days of silence the points fall; the tier stays.
    ...{ nextChangeAt: null, dueAt: start + 90 * dayMs, modelVersion: 0 },
  });
  expect([moves?.length, suppressHandoffs, counted]).toEqual([3, false, [[visitor, 2]]]);
});
