/** The console over the memory store, for its tests: two sites, a key for each, a clock that the test sets. */
import type { SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Event } from "../../shared/wire/event.ts";
import { createMemoryStore, testSite } from "../adapters/contracts/memory.ts";
import { createMemoryInbound } from "../adapters/contracts/memoryInbound.ts";
import { createMemoryModels } from "../adapters/contracts/memoryModels.ts";
import { createDatabaseWait } from "../adapters/createDatabaseWait.ts";
import { scriptOf } from "../api/script.ts";
import { createApp } from "../app.ts";
import { createBreaker } from "../handoffs/breaker.ts";
import { collectBatch } from "../intake/beacon/collectBatch.ts";
import { createDefaultModels } from "../models/defaultModels.ts";
import type { ApiKey } from "../ports/apiKeys.ts";
import type { Projection } from "../ports/lead.ts";
import type { Ports } from "../ports/ports.ts";
import { sha256Hex } from "../ports/sha256Hex.ts";
import type { WriteBehind } from "../ports/writeBehind.ts";
import { createVault } from "../secrets/vault.ts";

export const origin = "https://edge.example";
export const startMs = Date.UTC(2026, 10, 17, 9, 0);
export const keys = {
  demo: `ll_${"a".repeat(12)}_${"s".repeat(32)}`,
  other: `ll_${"b".repeat(12)}_${"t".repeat(32)}`,
};

const storedKey = async (key: string, site: string): Promise<ApiKey> => ({
  id: key.slice(3, 15),
  hash: await sha256Hex(key),
  site: site as SiteKey,
  name: "test",
  scopes: null,
  expiresAt: null,
});

const storedKeys = [await storedKey(keys.demo, testSite), await storedKey(keys.other, "other")];

/** A visitor's id that ends in `number`. */
export const visitorOf = (number: number) => String(number).padStart(32, "0") as VisitorId;

/** An event as a test writes it: the fixture adds id and time. */
export type TestEvent = Event extends infer One
  ? One extends Event
    ? Omit<One, "id" | "occurredAt"> & { readonly agoMs?: number; readonly id?: string }
    : never
  : never;

export function createConsole() {
  const world = {
    nowMs: startMs,
    apiKeys: [...storedKeys],
  };
  const clock = () => world.nowMs;
  const store = createMemoryStore();
  const names: Record<string, string> = { [testSite]: "Demo & Sons", other: "Other" };
  // Writes at once: no test here is about batching.
  const kept: Projection[] = [];
  const writeBehind: WriteBehind = {
    add: (projection) => kept.push(projection),
    drain: () => store.leads.write(kept.splice(0)),
  };
  const ports: Ports = {
    ...store,
    writeBehind,
    keyRates: null,
    waitForDatabase: createDatabaseWait(clock),
    vault: createVault({ current: "a key of tests, as long as one has to be" }),
    ...createMemoryModels(store, createDefaultModels()),
    clock,
    sites: {
      find: async (key) =>
        Object.hasOwn(names, key)
          ? { key, name: names[key] as string, origins: ["https://www.demo.example"], secret: null }
          : null,
    },
    apiKeys: { find: async (id) => world.apiKeys.find((key) => key.id === id) ?? null },
    tiers: { get: async () => null, put: async () => {}, drop: async () => {} },
    queue: { send: async () => {} },
    inbound: createMemoryInbound(),
    breaker: createBreaker(clock),
    handoffQueue: { send: async () => {} },
    outbound: async () => new Response(null, { status: 204 }),
    sendMail: null,
    random: () => 0.5,
    ping: async () => {},
  };
  const app = createApp(ports, scriptOf(""));
  let eventCount = 0;
  /** Work that continues after an answer. */
  const afterwards: Promise<unknown>[] = [];
  const context = {
    waitUntil: (work: Promise<unknown>) => void afterwards.push(work),
    passThroughOnException: () => {},
    props: {},
  };

  const signIn = (key: string, fields: Record<string, string> = {}, headers = {}) =>
    app.request(`${origin}/console/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", origin, ...headers },
      body: new URLSearchParams({ key, ...fields }).toString(),
    });
  const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

  /** Sends a form, or gets a page, as a browser with this cookie; waits for the work after the answer. */
  async function send(
    method: string,
    path: string,
    cookie: string,
    fields: Readonly<Record<string, string>> | FormData = {},
  ): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    const init = { method, headers: { origin, cookie }, ...(method === "POST" && { body }) };
    const answer = await app.request(`${origin}${path}`, init, {}, context);
    await Promise.all(afterwards.splice(0));
    return answer;
  }

  return {
    world,
    ports,
    app,
    request: (path: string, init?: RequestInit) => app.request(`${origin}${path}`, init),
    signIn,
    cookieOf,
    send,

    /** A person who is signed in. */
    async visitor(key = keys.demo) {
      const cookie = cookieOf(await signIn(key));
      const get = (path: string) => send("GET", path, cookie);
      const post = (path: string, fields: Readonly<Record<string, string>> | FormData = {}) =>
        send("POST", path, cookie, fields);
      /** The text of a page, after a redirect as in a browser. */
      const read = async (path: string) => {
        const answer = await get(path);
        const onward = answer.headers.get("location");
        return (onward === null ? answer : await get(onward)).text();
      };
      return { cookie, get, post, read };
    },

    /** Collects events of a visitor; `agoMs` before now. */
    async collect(visitor: VisitorId, events: readonly TestEvent[], site: string = testSite) {
      const collected = await collectBatch(
        {
          site: site as SiteKey,
          visitor,
          receivedAt: world.nowMs,
          events: events.map(({ agoMs = 0, ...event }) => ({
            id: `event-${++eventCount}`,
            occurredAt: world.nowMs - agoMs,
            ...event,
          })) as Event[],
        },
        ports,
      );
      if (collected.kind === "scored") await collected.afterResponse();
      return collected;
    },
  };
}

export const view = (path: string, agoMs = 0): TestEvent => ({
  type: "page_view",
  page: { path },
  agoMs,
});

/** The text of a page, without tags; entities are unchanged. */
export const textOf = (html: string): string =>
  html
    .replace(/<(script|style|svg|dialog)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
