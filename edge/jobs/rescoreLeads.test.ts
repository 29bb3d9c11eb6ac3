import { beforeEach, describe, expect, it } from "vitest";
import type { VisitorId } from "../../shared/identity/ids.ts";
import type { ModelDocument } from "../../shared/model/model.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { demoSite, memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { collectBatch } from "../intake/beacon/collectBatch.ts";
import { explainLead } from "../leads/readLead.ts";
import type { Projection } from "../ports/lead.ts";
import { byTotal } from "../ports/leadOrder.ts";
import type { ModelStore } from "../ports/models.ts";
import type { Ports } from "../ports/ports.ts";
import { rescoreLeads } from "./rescoreLeads.ts";

const site = demoSite.key;
const start = Date.UTC(2026, 0, 1);
/** More than two pages. */
const count = 600;
let now: number;
let ports: ReturnType<typeof memoryPorts>;

beforeEach(async () => {
  now = start;
  ports = memoryPorts({ clock: () => now });
  for (let number = 0; number < count; number++) await visit(number, "/pricing");
  expect(await totals()).toEqual({ 10: count });
});

describe("rescoreLeads", () => {
  it("brings every lead of the list to the new model, and is finished when no older row can come", async () => {
    await publish(12);
    expect(await rescoreLeads(ports)).toBe(count);
    expect(await totals()).toEqual({ 12: count });
    expect(await progress()).toMatchObject({ total: count, done: count, finishedAt: null });
    now += 60_000;
    expect(await rescoreLeads(ports)).toBe(0);
    expect(await progress()).toMatchObject({ finishedAt: now });
    expect(await rescoreLeads(ports)).toBe(0);
  });

  it("continues after a crash in the middle, and counts no lead twice", async () => {
    await publish(12);
    const crashing = crashAfter(ports, 1);
    await expect(rescoreLeads(crashing)).rejects.toThrow("killed");
    expect(await totals()).toEqual({ 10: 350, 12: 250 });
    expect(await progress()).toMatchObject({ done: 250 });
    expect(await rescoreLeads(ports)).toBe(350);
    expect(await totals()).toEqual({ 12: count });
    expect(await progress()).toMatchObject({ done: count, total: count });
  });

  it("gives way to a second publication in the middle, which begins from the first lead", async () => {
    await publish(12);
    let pages = 0;
    const interrupted: Ports = {
      ...ports,
      leadPages: {
        read: async (query) => {
          // Between reading a page and writing it: the worst moment.
          const page = await ports.leadPages.read(query);
          if (++pages === 2) await publish(13);
          return page;
        },
      },
    };
    await rescoreLeads(interrupted);
    expect(await progress()).toMatchObject({ version: 2, done: 0 });
    expect(await rescoreLeads(ports)).toBe(count);
    expect(await totals()).toEqual({ 13: count });
  });

  it("lets a late run of the older version change nothing that the newer one wrote", async () => {
    await publish(12);
    const [older] = await ports.rescores.running();
    await publish(13);
    await rescoreLeads(ports);
    const page = await ports.leadPages.read({ site, after: "", limit: 9 });
    const rows = page.leads.flatMap(({ row }) =>
      row === null ? [] : [{ ...row, total: 12, modelVersion: 1, evaluatedAt: now + 1 }],
    );
    if (older === undefined) throw new Error("no re-score");
    const step = { ...older, done: 9 };
    expect(await ports.rescores.advance(older, step, { changed: rows, unchanged: [] })).toBe(false);
    expect(await totals()).toEqual({ 13: count });
  });

  it("finds in another walk what an isolate with the old model wrote meanwhile", async () => {
    const old = await ports.models.published(site);
    const stale: ModelStore = { published: async () => old, newest: async () => old };
    await publish(12);
    await rescoreLeads(ports);
    now += 20_000;
    await visit(3, "/", { ...ports, models: stale });
    expect(await totals()).toEqual({ 12: count - 1, 15: 1 });
    now += 10_000;
    await rescoreLeads(ports);
    expect(await totals()).toEqual({ 12: count - 1, 17: 1 });
    now += 60_000;
    await rescoreLeads(ports);
    expect(await progress()).toMatchObject({ finishedAt: now, done: count + 1 });
  });

  it("counts two runs at once as one", async () => {
    await publish(12);
    await Promise.all([rescoreLeads(ports), rescoreLeads(ports)]);
    await rescoreLeads(ports);
    expect(await totals()).toEqual({ 12: count });
    expect(await progress()).toMatchObject({ done: count });
  });

  it("counts leads that change stage by the model alone, and stamps them with its version", async () => {
    await publish(60);
    await rescoreLeads(ports);
    expect(await progress()).toMatchObject({ restaged: count });
    const page = await ports.leadPages.read({ site, after: "", limit: 1 });
    expect(page.leads[0]?.row).toMatchObject({ stage: "MQL", modelVersion: 1 });
  });

  it("Reads are evaluated, never stale: a lead is right before its turn in the list has come", async () => {
    await publish(12);
    expect(await totals()).toEqual({ 10: count });
    const lead = visitorOf(count - 1);
    expect(await explainLead(site, lead, ports)).toMatchObject({ total: 12 });
  });

  it("leaves other sites' leads alone", async () => {
    const other = { ...demoSite, key: "other" as typeof site };
    await ports.versions.publish(other.key, modelOf(99), null, false);
    expect(await rescoreLeads(ports)).toBe(0);
    expect(await totals()).toEqual({ 10: count });
  });

  it("ends with a row that has seen events which are gone since", async () => {
    const [row] = await ports.leads.list({
      site,
      limit: 1,
      filter: {},
      sort: byTotal,
      after: null,
    });
    if (row === undefined) throw new Error("no lead");
    await ports.leads.write([{ lead: { ...row, upto: row.upto + 10_000 }, profiles: [] }]);
    await publish(12);
    await rescoreLeads(ports);
    expect(await totals()).toEqual({ 12: count });
  });
});

const modelOf = (points: number) => ({
  document: {
    ...b2b,
    rules: b2b.rules.map((rule) => (rule.id === "pricing_page" ? { ...rule, points } : rule)),
  } satisfies ModelDocument,
  ...{ author: "test", note: "", publishedAt: now, restores: null },
});

const publish = (points: number) => ports.versions.publish(site, modelOf(points), null, false);
const progress = () => ports.rescores.find(site);
const visitorOf = (number: number) => number.toString(16).padStart(32, "0") as VisitorId;

/** A process that is killed after so many pages: what was written stays. */
const crashAfter = (whole: Ports, pages: number): Ports => {
  let left = pages;
  return {
    ...whole,
    rescores: {
      ...whole.rescores,
      advance: async (...step) => {
        if (left-- === 0) throw new Error("killed");
        return whole.rescores.advance(...step);
      },
    },
  };
};

async function visit(number: number, path: string, by: Ports = ports): Promise<void> {
  const visitor = visitorOf(number);
  const id = `event-${number}-${path}`;
  const event = { id, type: "page_view" as const, occurredAt: now, page: { path } };
  const batch = { site, visitor, receivedAt: now, events: [event] };
  const kept: Projection[] = [];
  await collectBatch(batch, {
    ...by,
    writeBehind: { add: (one) => kept.push(one), drain: async () => {} },
  });
  await by.leads.write(kept);
}

/** How many leads the list shows with which total. */
async function totals(): Promise<Record<number, number>> {
  const rows = await ports.leads.list({
    site,
    limit: 10_000,
    filter: {},
    sort: byTotal,
    after: null,
  });
  const counts: Record<number, number> = {};
  for (const { total } of rows) counts[total] = (counts[total] ?? 0) + 1;
  return counts;
}
