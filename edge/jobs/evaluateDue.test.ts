import { describe, expect, it } from "vitest";
import type { VisitorId } from "../../shared/identity/ids.ts";
import type { ModelDocument } from "../../shared/model/model.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import type { Event } from "../../shared/wire/event.ts";
import { demoSite, memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { collectBatch } from "../intake/beacon/collectBatch.ts";
import { explainLead } from "../leads/readLead.ts";
import { byTotal } from "../ports/leadOrder.ts";
import { createWriteBehind } from "../scoring/writeBehind.ts";
import { evaluateDue } from "./evaluateDue.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const visitors = ["0", "7", "f"].map((digit) => digit.repeat(32) as VisitorId);

describe("evaluateDue", () => {
  it("touches only leads that are due, and every one of them within an hour", async () => {
    let now = start;
    const ports = memoryPorts({ clock: () => now });
    // Ninety days of silence lower two of them, and the third one ten days later.
    await send(ports, visitors[0] as VisitorId, ["/case-studies/a", "/case-studies/b"], now);
    await send(ports, visitors[2] as VisitorId, ["/case-studies/a", "/case-studies/b"], now);
    now = start + 10 * dayMs;
    await send(ports, visitors[1] as VisitorId, ["/"], now);
    expect(await tiers(ports)).toEqual({ warm: 2, cold: 1 });

    now = start + 90 * dayMs - 1;
    expect(await hourOf(ports)).toEqual({ due: 0, changed: 0 });
    now = start + 90 * dayMs;
    expect(await hourOf(ports)).toEqual({ due: 2, changed: 2 });
    expect(await tiers(ports)).toEqual({ cold: 3 });
    expect(await hourOf(ports)).toEqual({ due: 0, changed: 0 });
  });

  it("brings a total down when a window ends, though tier, stage and segments stay", async () => {
    let now = start;
    const ports = memoryPorts({ clock: () => now });
    const visitor = visitors[0] as VisitorId;
    for (const day of [0, 1, 2]) {
      now = start + day * dayMs;
      await send(ports, visitor, ["/", "/pricing"], now);
    }
    const before = await totals(ports);
    expect(before.listed).toEqual(before.explained);
    now = start + 30 * dayMs;
    // The visits of a window: the list says what was, until the job has looked.
    expect((await totals(ports)).explained).not.toEqual(before.listed);
    expect(await hourOf(ports)).toEqual({ due: 1, changed: 1 });
    const after = await totals(ports);
    expect(after.listed).toEqual(after.explained);
  });

  it("keeps a decaying total within half a point of explain, and writes as often as it needs", async () => {
    let now = start;
    const ports = memoryPorts({ clock: () => now });
    await publish(ports, {}, (rule) =>
      rule.id === "pricing_page" ? { ...rule, points: 50, decay: { halfLifeDays: 30 } } : rule,
    );
    await send(ports, visitors[0] as VisitorId, ["/pricing"], now);
    let written = 0;
    for (let hour = 0; hour < 80 * 24; hour += 6) {
      now = start + hour * hourMs;
      written += (await hourOf(ports)).due;
      const { listed, explained } = await totals(ports);
      expect(Math.abs((listed[0] as number) - (explained[0] as number))).toBeLessThan(0.5);
    }
    // Half a point each time, on the way from 50 points down to 7.9.
    expect(written).toBeGreaterThan(60);
    expect(written).toBeLessThan(100);
  });

  it("stamps a due lead that lists show as before, and does not write its row", async () => {
    let now = start;
    const ports = memoryPorts({ clock: () => now });
    const visitor = visitors[0] as VisitorId;
    await send(ports, visitor, ["/case-studies/a"], now);
    // As a rule leaves it that a group's cap hides: it switched off, and no point moved.
    const row = (await ports.events.snapshot(visitor))?.row ?? null;
    if (row === null) throw new Error("no row");
    const early = { ...row, dueAt: start + dayMs, evaluatedAt: row.evaluatedAt + 1 };
    await ports.leads.write([{ lead: early, profiles: [] }]);
    const written: number[] = [];
    const leads = {
      ...ports.leads,
      write: async (rows: Parameters<typeof ports.leads.write>[0]) => {
        written.push(rows.length);
        await ports.leads.write(rows);
      },
    };
    now = start + dayMs;
    expect(await hourOf({ ...ports, leads })).toEqual({ due: 1, changed: 0 });
    expect(written.reduce((sum, rows) => sum + rows, 0)).toBe(0);
    expect(await hourOf(ports)).toEqual({ due: 0, changed: 0 });
  });

  it("moves on a lead that came back before it was due", async () => {
    let now = start;
    const ports = memoryPorts({ clock: () => now });
    const visitor = visitors[0] as VisitorId;
    await send(ports, visitor, ["/case-studies/a", "/case-studies/b"], now);
    now = start + 80 * dayMs;
    await send(ports, visitor, ["/case-studies/a"], now);
    now = start + 90 * dayMs;
    expect(await hourOf(ports)).toMatchObject({ changed: 0 });
    expect(await hourOf(ports)).toEqual({ due: 0, changed: 0 });
    now = start + 170 * dayMs;
    expect(await hourOf(ports)).toEqual({ due: 1, changed: 1 });
  });

  it("moves leads in and out of segments by time alone, each at its moment", async () => {
    let now = start;
    const ports = memoryPorts({ clock: () => now });
    await publish(ports, {
      quiet: { when: { inactiveDays: { atLeast: 14 } } },
      read_lately: { when: { sessions: { atLeast: 1, lastDays: 7 } } },
      this_month: { when: { sessions: { atLeast: 1, this: "month" } } },
      keen: { when: { score: { atLeast: 15 } } },
    });
    await send(ports, visitors[0] as VisitorId, ["/case-studies/a"], now);
    now = start + 3 * dayMs;
    await send(ports, visitors[1] as VisitorId, ["/case-studies/a"], now);
    for (const [day, due] of [
      [7, 1],
      [10, 1],
      [14, 1],
      [17, 1],
      [30, 0],
      [31, 2],
      [89, 0],
      [90, 1],
      [93, 1],
    ] as const) {
      now = start + day * dayMs - 1;
      expect(await listed(ports)).toEqual(await evaluated(ports));
      expect((await hourOf(ports)).due).toBe(0);
      now = start + day * dayMs;
      expect(await hourOf(ports)).toEqual({ due, changed: due });
      expect(await listed(ports)).toEqual(await evaluated(ports));
    }
    expect(Object.values(await listed(ports))).toEqual([["quiet"], ["quiet"]]);
  });
});

type TestPorts = ReturnType<typeof memoryPorts>;

async function send(ports: TestPorts, visitor: VisitorId, paths: string[], at: number) {
  const events = paths.map(
    (path, index): Event => ({
      id: `${visitor.slice(0, 8)}-${at}-${index}`,
      type: "page_view",
      occurredAt: at,
      page: { path },
    }),
  );
  const batch = { site: demoSite.key, visitor, receivedAt: at, events };
  const collected = await collectBatch(batch, {
    ...ports,
    writeBehind: createWriteBehind(ports.leads, ports.clock),
  });
  if (collected.kind === "scored") await collected.afterResponse();
  expect(await ports.events.snapshot(visitor)).not.toBeNull();
}

const publish = (
  ports: TestPorts,
  segments: NonNullable<ModelDocument["segments"]>,
  changed: (rule: ModelDocument["rules"][number]) => ModelDocument["rules"][number] = (rule) =>
    rule,
) =>
  ports.versions.publish(
    demoSite.key,
    {
      document: { ...b2b, timeZone: "UTC", segments, rules: b2b.rules.map(changed) },
      ...{ author: "test", note: "", publishedAt: start, restores: null },
    },
    null,
    false,
  );

/** The total of every lead, in the list and evaluated now. */
async function totals(ports: TestPorts) {
  const query = { site: demoSite.key, limit: 10, filter: {}, sort: byTotal, after: null };
  const rows = await ports.leads.list(query);
  const leads = await Promise.all(rows.map(({ lead }) => explainLead(demoSite.key, lead, ports)));
  return { listed: rows.map(({ total }) => total), explained: leads.map((one) => one?.total) };
}

/** Segments of everyone, as the list has them. */
async function listed(ports: TestPorts): Promise<Record<string, readonly string[]>> {
  const query = { site: demoSite.key, limit: 10, filter: {}, sort: byTotal, after: null };
  const leads = await ports.leads.list(query);
  return Object.fromEntries(leads.map(({ lead, segments }) => [lead, segments]));
}

/** The same, worked out now. */
async function evaluated(ports: TestPorts): Promise<Record<string, readonly string[]>> {
  const ids = Object.keys(await listed(ports)) as VisitorId[];
  const leads = await Promise.all(ids.map((id) => explainLead(demoSite.key, id, ports)));
  return Object.fromEntries(leads.map((one) => [one?.lead, one?.segments ?? []]));
}

/** Sixty runs of the cron. */
async function hourOf(ports: TestPorts): Promise<{ due: number; changed: number }> {
  const sum = { due: 0, changed: 0 };
  for (let minute = 0; minute < 60; minute++) {
    const { due, changed } = await evaluateDue(ports, minute);
    sum.due += due;
    sum.changed += changed;
  }
  return sum;
}

const tiers = (ports: TestPorts) => ports.leads.countByTier(demoSite.key);
