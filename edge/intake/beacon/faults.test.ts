import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import type { VisitorId } from "../../../shared/identity/ids.ts";
import { demoSite, memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { createMemoryStore } from "../../adapters/contracts/memory.ts";
import { scriptOf } from "../../api/script.ts";
import { createApp } from "../../app.ts";
import { catchUpProjections } from "../../jobs/catchUpProjections.ts";
import type { LeadStore } from "../../ports/leads.ts";
import type { Ports } from "../../ports/ports.ts";
import { createWriteBehind } from "../../scoring/writeBehind.ts";
import { appendQueued } from "./appendQueued.ts";

const visitor = "0123456789abcdef0123456789abcdef" as VisitorId;
const never = () => new Promise<never>(() => {});
const broken = () => Promise.reject(new Error("D1 is down"));

describe("Invariant 1: acknowledged is durable", () => {
  it("hands the batch to the queue when D1 fails, and answers with what was known last", async () => {
    const ports = failing({ append: broken });
    await ports.tiers.put(visitor, { tier: "warm", segments: ["returning"] });
    const answer = await send(ports);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({
      accepted: 1,
      refused: [],
      provisional: true,
      tier: "warm",
      segments: ["returning"],
    });
    expect(ports.queued).toHaveLength(1);
  });

  it("waits for a slow D1 for two seconds, no longer", async () => {
    vi.useFakeTimers();
    const ports = failing({ append: never });
    const answer = send(ports);
    await vi.advanceTimersByTimeAsync(2_100);
    expect((await answer).status).toBe(202);
    expect(ports.queued).toHaveLength(1);
    vi.useRealTimers();
  });

  it("answers 503 when the queue fails too, so that the browser keeps the events", async () => {
    const ports = failing({ append: broken }, { queue: { send: broken } });
    const answer = await send(ports);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("access-control-expose-headers")).toBe("retry-after");
    expect(await answer.json()).toMatchObject({ type: "urn:leadlight:problem:unavailable" });
  });

  it("counts what the queue brings, once, even when D1 had it already", async () => {
    const ports = memoryPorts();
    const down = { ...ports, events: { ...ports.events, append: broken } };
    await send(down);
    await send(ports);
    const outcomes = await drainQueue(ports);
    expect(outcomes).toEqual(["ack"]);
    expect(await ports.events.history(visitor, 1e15)).toHaveLength(1);
  });

  it("leaves in the queue what D1 still does not take", async () => {
    const ports = memoryPorts();
    const down = { ...ports, events: { ...ports.events, append: broken } };
    await send(down);
    expect(await drainQueue(down, ports.queued)).toEqual(["retry"]);
    expect(await drainQueue(ports)).toEqual(["ack"]);
    expect(await ports.events.history(visitor, 1e15)).toHaveLength(1);
  });
});

describe("A write after the answer that never happens", () => {
  it("costs nothing but a longer tail: the next answer is right, and the sweep mends the list", async () => {
    const store = createMemoryStore();
    const lost: LeadStore = { ...store.leads, write: broken };
    const ports = memoryPorts({ ...store, leads: lost });
    const answer = await (await send(ports)).json();
    expect(answer).toMatchObject({ total: 10 });
    expect(await store.leads.countByTier(demoSite.key)).toEqual({});

    const mended = memoryPorts(store);
    expect(await catchUpProjections(mended)).toEqual({ seen: 1, behind: 1 });
    expect(await store.leads.countByTier(demoSite.key)).toEqual({ cold: 1 });
    expect(await catchUpProjections(mended)).toEqual({ seen: 0, behind: 0 });
  });
});

describe("writeBehind", () => {
  const row = (upto: number) => ({ lead: visitor, upto }) as never;

  it("writes the newest of many rows of one lead, in one write", async () => {
    const writes: number[][] = [];
    const behind = createWriteBehind(
      {
        write: async (rows) => {
          writes.push(rows.map(({ lead }) => lead?.upto ?? 0));
        },
      },
      () => 0,
    );
    for (const upto of [3, 9, 5]) behind.add({ lead: row(upto), profiles: [] });
    await behind.drain();
    expect(writes).toEqual([[9]]);
  });

  it("has one drain at a time; the one at it takes what the others bring", async () => {
    let release = () => {};
    const writes: unknown[] = [];
    const behind = createWriteBehind(
      {
        write: (rows) => {
          writes.push(rows);
          return new Promise<void>((resolve) => {
            release = resolve;
          });
        },
      },
      () => 0,
    );
    behind.add({ lead: row(1), profiles: [] });
    const first = behind.drain();
    await vi.waitFor(() => expect(writes).toHaveLength(1));
    behind.add({ lead: row(2), profiles: [] });
    await behind.drain();
    expect(writes).toHaveLength(1);
    release();
    await vi.waitFor(() => expect(writes).toHaveLength(2));
    release();
    await first;
  });

  it("goes on after a drain that was cut off in the middle", async () => {
    let now = 0;
    let hang = true;
    const writes: unknown[] = [];
    const behind = createWriteBehind(
      {
        write: (rows) => {
          writes.push(rows);
          return hang ? never() : Promise.resolve();
        },
      },
      () => now,
    );
    behind.add({ lead: row(1), profiles: [] });
    void behind.drain();
    await vi.waitFor(() => expect(writes).toHaveLength(1));
    hang = false;
    behind.add({ lead: row(2), profiles: [] });
    await behind.drain();
    expect(writes).toHaveLength(1);
    now = 6_000;
    await behind.drain();
    expect(writes).toHaveLength(2);
  });

  it("keeps what could not be written for the next time", async () => {
    let fails = true;
    const written: unknown[] = [];
    const behind = createWriteBehind(
      {
        write: async (rows) => {
          if (fails) throw new Error("D1 is down");
          written.push(...rows);
        },
      },
      () => 0,
    );
    behind.add({ lead: row(1), profiles: [] });
    await expect(behind.drain()).rejects.toThrow("D1 is down");
    fails = false;
    await behind.drain();
    expect(written).toHaveLength(1);
  });
});

function failing(events: Partial<Ports["events"]>, more: Partial<Ports> = {}) {
  const ports = memoryPorts(more);
  return { ...ports, events: { ...ports.events, ...events } };
}

async function send(ports: Ports): Promise<Response> {
  const app = createApp(
    { ...ports, writeBehind: createWriteBehind(ports.leads, ports.clock) },
    scriptOf(""),
  );
  const context = createExecutionContext();
  const answer = await app.request(
    "/v1/collect?site=demo",
    {
      method: "POST",
      headers: { origin: "https://www.example.com", "content-type": "text/plain" },
      body: JSON.stringify({
        v: 1,
        visitor,
        sentAt: ports.clock(),
        events: [
          {
            id: "event-0001",
            type: "page_view",
            occurredAt: ports.clock(),
            page: { path: "/pricing" },
          },
        ],
      }),
    },
    {},
    context,
  );
  await waitOnExecutionContext(context);
  return answer;
}

async function drainQueue(
  ports: Ports & { readonly queued: Parameters<Ports["queue"]["send"]>[0][] },
  queued = ports.queued,
): Promise<string[]> {
  const outcomes: string[] = [];
  await appendQueued(
    queued.map((batch) => ({
      batch,
      ack: () => outcomes.push("ack"),
      retry: () => outcomes.push("retry"),
    })),
    { ...ports, writeBehind: createWriteBehind(ports.leads, ports.clock) },
  );
  return outcomes;
}
