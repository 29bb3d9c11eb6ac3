/** Hand-offs over the memory store, for tests: the queue is a list, the receiver answers as a test says. */
import { parseRules } from "../../shared/handoffs/parseRules.ts";
import type { RulesDocument } from "../../shared/handoffs/rules.ts";
import type { LeadId, VisitorId } from "../../shared/identity/ids.ts";
import type { Event } from "../../shared/wire/event.ts";
import { demoSite, memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { collectBatch } from "../intake/beacon/collectBatch.ts";
import type { HandoffJob } from "../ports/handoffs.ts";
import type { Projection } from "../ports/lead.ts";
import type { Ports } from "../ports/ports.ts";
import { createBreaker } from "./breaker.ts";
import { sealSecrets } from "./ruleSecrets.ts";
import { runHandoffs } from "./runHandoffs.ts";
import { sweepHandoffs } from "./sweepHandoffs.ts";

export const secret = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
export const receiver = "https://receiver.test/hook";

export const webhookRules = {
  specVersion: 1,
  console: "https://edge.example",
  destinations: { hook: { type: "webhook", url: receiver, secret } },
  rules: [{ title: "Everyone", to: ["hook"] }],
} satisfies RulesDocument;

/** What a receiver got. */
export interface Received {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly text: string;
}

type Queued = { readonly job: HandoffJob; readonly notBefore: number };

export function createHandoffs(replaced: Partial<Ports> = {}) {
  const world = {
    nowMs: Date.UTC(2026, 10, 18, 11),
    answer: async (_: Received): Promise<Response> => new Response(null, { status: 204 }),
  };
  const received: Received[] = [];
  const queue: Queued[] = [];
  const ports = memoryPorts({
    clock: () => world.nowMs,
    breaker: createBreaker(() => world.nowMs),
    handoffQueue: {
      send: async (jobs, delaySeconds = 0) => {
        const notBefore = world.nowMs + delaySeconds * 1_000;
        queue.push(...jobs.map((job) => ({ job, notBefore })));
      },
    },
    outbound: async (request) => {
      const { url, method, headers } = request;
      const one = { url, method, headers, text: await request.text() };
      received.push(one);
      return world.answer(one);
    },
    ...replaced,
  });
  let events = 0;

  const harness = {
    world,
    ports,
    received,
    queue,

    async useRules(document: RulesDocument) {
      const parsed = parseRules(document);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
      const sealed = await sealSecrets(demoSite.key, parsed.value, ports.vault);
      if (!sealed.ok) throw new Error(JSON.stringify(sealed.reason));
      await ports.handoffRules.save(demoSite.key, sealed.value, 0);
    },

    /** Collects a visitor's events, and writes the rows that follow from them. */
    async collect(visitor: string, ...happened: (Partial<Event> & Pick<Event, "type">)[]) {
      const kept: Projection[] = [];
      await collectBatch(
        {
          site: demoSite.key,
          visitor: visitor as VisitorId,
          receivedAt: world.nowMs,
          events: happened.map((one) => ({
            id: `event-${String(++events).padStart(4, "0")}`,
            occurredAt: world.nowMs,
            ...one,
          })) as Event[],
        },
        { ...ports, writeBehind: { add: (one) => kept.push(one), drain: async () => {} } },
      );
      await ports.leads.write(kept);
      return (await ports.events.snapshotOfBrowser(visitor as VisitorId))?.lead as LeadId;
    },

    /** Runs the sweep, a minute later. */
    async sweep() {
      world.nowMs += 61_000;
      return sweepHandoffs(ports);
    },

    /** Runs every job of the queue that is due; `times` is how often it delivers each message. */
    async work(times = 1) {
      for (let turn = 0; turn < 20; turn++) {
        const ready = queue.filter(({ notBefore }) => notBefore <= world.nowMs);
        if (ready.length === 0) return;
        for (const one of ready) queue.splice(queue.indexOf(one), 1);
        const jobs = ready.flatMap(({ job }) => Array.from({ length: times }, () => job));
        await runHandoffs(
          jobs.map((job) => ({ job, ack: () => {}, retry: () => harness.retries.push(job) })),
          ports,
        );
      }
    },
    retries: [] as HandoffJob[],

    list: () => ports.handoffs.list({ site: demoSite.key, limit: 99, state: null, before: null }),
    async only() {
      const [handoff] = await harness.list();
      if (handoff === undefined) throw new Error("there is no hand-off");
      return handoff;
    },
  };
  return harness;
}

export const person = (email: string, more: Record<string, string | number> = {}) => ({
  type: "identify" as const,
  traits: { email, ...more },
  verified: true,
});
/** Enough points for MQL by the default model, for more than one reason. */
export const becomesMql = [
  { type: "page_view" as const, page: { path: "/pricing" } },
  {
    type: "adjustment" as const,
    ...{ adjustment: "fair", points: 50, author: "Ann", reason: "Asked for a demo" },
    expiresAt: null,
  },
];
