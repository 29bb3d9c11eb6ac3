import fc from "fast-check";
import { expect, it } from "vitest";
import type { LeadId, VisitorId } from "../../shared/identity/ids.ts";
import type { ModelDocument } from "../../shared/model/model.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import type { Event } from "../../shared/wire/event.ts";
import { demoSite, memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { collectBatch } from "../intake/beacon/collectBatch.ts";
import { rescoreLeads } from "../jobs/rescoreLeads.ts";
import type { LeadRow, Projection } from "../ports/lead.ts";
import { byTotal } from "../ports/leadOrder.ts";
import { previewModel } from "./previewModel.ts";

const site = demoSite.key;
const start = Date.UTC(2026, 0, 1);
const paths = ["/", "/pricing", "/case-studies/a", "/product/a", "/careers", "/demo", "/blog/a"];

const lives = fc.array(
  fc.record({
    seen: fc.array(fc.constantFrom(...paths), { minLength: 1, maxLength: 12 }),
    mailHost: fc.constantFrom(null, "rival.example", "student.edu", "acme.example"),
    agoDays: fc.integer({ min: 0, max: 100 }),
  }),
  { minLength: 1, maxLength: 8 },
);
const models = fc.record({
  points: fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 5, maxLength: 5 }),
  hot: fc.integer({ min: 26, max: 90 }),
  mql: fc.integer({ min: 10, max: 90 }),
  dropped: fc.nat({ max: b2b.rules.length - 1 }),
});

it("A preview shows what publishing does: every tier, stage and number, to the last lead", async () => {
  const property = fc.asyncProperty(lives, models, async (visitors, change) => {
    let now = start;
    const ports = memoryPorts({ clock: () => now });
    for (const [number, { seen, mailHost, agoDays }] of visitors.entries()) {
      const events = seen.map(
        (path, index): Event => ({
          ...{ id: `event-${index}`, type: "page_view", occurredAt: start + index },
          page: { path },
        }),
      );
      if (mailHost !== null) {
        const traits = { email: `person${number}@${mailHost}` };
        events.push({ id: "event-who", type: "identify", occurredAt: start, traits });
      }
      now = start - agoDays;
      const visitor = number.toString(16).padStart(32, "0") as VisitorId;
      const kept: Projection[] = [];
      const batch = { site, visitor, receivedAt: now, events };
      await collectBatch(batch, {
        ...ports,
        writeBehind: { add: (one) => kept.push(one), drain: async () => {} },
      });
      await ports.leads.write(kept);
    }
    now = start + 86_400_000;
    const document = changed(change);
    const previewed = await previewModel(ports, site, document, undefined);
    if (!previewed.ok) throw new Error(JSON.stringify(previewed.reason));
    const { summary } = previewed.value;

    const stored = { document, author: "Ann", note: "", publishedAt: now, restores: null };
    await ports.versions.publish(site, stored, null, false);
    await rescoreLeads(ports);
    const rows = new Map<LeadId, LeadRow>();
    for (const filter of [{}, { tier: ["disqualified"] }]) {
      const listed = await ports.leads.list({
        site,
        filter,
        sort: byTotal,
        limit: 99,
        after: null,
      });
      for (const row of listed) rows.set(row.lead, row);
    }
    expect(summary.leads).toBe(visitors.length);
    const countOf = (moves: typeof summary.tiers, name: string | null) =>
      moves.reduce((sum, { to, leads }) => (to === name ? sum + leads : sum), 0);
    for (const tier of ["hot", "warm", "cold", "disqualified"]) {
      const there = [...rows.values()].filter((row) => row.tier === tier);
      expect([tier, countOf(summary.tiers, tier)]).toEqual([tier, there.length]);
    }
    for (const stage of ["SQL", "MQL", null]) {
      const there = [...rows.values()].filter((row) => row.stage === stage);
      expect([stage, countOf(summary.stages, stage)]).toEqual([stage, there.length]);
    }
    for (const { lead, after, rules, before } of summary.movers) {
      const row = rows.get(lead as LeadId);
      expect(after).toEqual({
        ...{ points: (row?.score ?? 0) + (row?.fit ?? 0), total: row?.total, tier: row?.tier },
        ...{ stage: row?.stage, grade: row?.grade },
      });
      const byRules = rules.reduce((sum, rule) => sum + rule.after - rule.before, 0);
      const off = after.total - after.points - (before.total - before.points);
      if (rules.length < 5) expect(byRules).toBeCloseTo(after.points - before.points + off, 9);
    }
  });
  await fc.assert(property, { numRuns: 200 });
}, 60_000);

/** The default model, otherwise. */
function changed({
  points,
  hot,
  mql,
  dropped,
}: {
  readonly points: readonly number[];
  readonly hot: number;
  readonly mql: number;
  readonly dropped: number;
}): ModelDocument {
  const rules = b2b.rules
    .map((rule, index) => ({ ...rule, points: points[index] ?? rule.points }))
    .filter((_, index) => index !== dropped);
  return {
    ...b2b,
    rules: rules as ModelDocument["rules"],
    tiers: [{ name: "hot", atLeast: hot }, ...b2b.tiers.slice(1)],
    stages: [{ name: "MQL", atLeast: mql, hysteresis: 5 }],
  };
}
