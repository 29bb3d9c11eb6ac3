/** The real Worker on real D1, KV and queue, each of which the test breaks. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPeople, origin, type People } from "../test/workerd/people.ts";
import { putApiKey } from "../test/workerd/seed.ts";
import type { Env } from "./worker.ts";

const real = env as unknown as Env;
const minuteMs = 60_000;
const dayMs = 86_400_000;
const url = "https://www.example.com/pricing";
type Fault = "none" | "fails" | "hangs";
const faults: Record<"database" | "kv" | "queue", Fault> = {
  ...{ database: "none", kv: "none", queue: "none" },
};
let queued: unknown[];
let people: People;
let link: string;
let worker: typeof import("./worker.ts").default;

/** Does what a binding does, unless the test broke that part. */
function unlessBroken<Value>(part: keyof typeof faults, work: () => Promise<Value>) {
  if (faults[part] === "hangs") return new Promise<Value>(() => {});
  if (faults[part] === "none") return work();
  return Promise.reject(new Error(`${part}: D1_ERROR: database is locked: SQLITE_BUSY`));
}

const originals = new WeakMap<object, D1PreparedStatement>();

function statementOf(original: D1PreparedStatement): D1PreparedStatement {
  const statement = {
    bind: (...values: unknown[]) => statementOf(original.bind(...values)),
    first: (...columns: [string]) => unlessBroken("database", () => original.first(...columns)),
    all: () => unlessBroken("database", () => original.all()),
    run: () => unlessBroken("database", () => original.run()),
  } as unknown as D1PreparedStatement;
  originals.set(statement, original);
  return statement;
}

const bindings = {
  ...real,
  DB: {
    prepare: (sql: string) => statementOf(real.DB.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) =>
      unlessBroken("database", () =>
        real.DB.batch(statements.map((one) => originals.get(one) as D1PreparedStatement)),
      ),
  },
  TIERS: {
    get: (key: string) => unlessBroken("kv", () => real.TIERS.get(key)),
    put: (...entry: [string, string, KVNamespacePutOptions]) =>
      unlessBroken("kv", () => real.TIERS.put(...entry)),
    delete: (key: string) => unlessBroken("kv", () => real.TIERS.delete(key)),
  },
  COLLECT_QUEUE: {
    send: (batch: unknown) => unlessBroken("queue", async () => void queued.push(batch)),
  },
} as unknown as Env;

/** A Worker that knows nothing yet, as in an isolate that has just begun. */
async function startWorker() {
  vi.resetModules();
  ({ default: worker } = await import("./worker.ts"));
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request(new URL(path, "https://leadlight.test"), {
    redirect: "manual",
    ...init,
  });
  const answer = await worker.fetch(request as never, bindings, context);
  // Work after the answer never ends while a part hangs.
  if (!Object.values(faults).includes("hangs")) await waitOnExecutionContext(context);
  return answer;
}

const visitor = () => crypto.randomUUID().replaceAll("-", "");

function beacon(): Promise<Response> {
  const now = Date.now();
  const events = [
    { id: crypto.randomUUID(), type: "page_view", occurredAt: now, page: { path: "/pricing" } },
  ];
  return ask(`/v1/collect?site=${people.site}`, {
    method: "POST",
    headers: { origin, "content-type": "text/plain" },
    body: JSON.stringify({ v: 1, visitor: visitor(), sentAt: now, events }),
  });
}

const afterwards = (ms: number) => vi.setSystemTime(Date.now() + ms);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  queued = [];
  people = await createPeople(real.DB);
  const key = await putApiKey(real.DB, people.site);
  await startWorker();
  const made = await ask("/v1/newsletter/links", {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ mailing: "weekly", emails: ["jane@acme.example"], urls: [url] }),
  });
  const { recipients } = (await made.json()) as { recipients: { links: string[] }[] };
  link = recipients[0]?.links[0] ?? "";
  await startWorker();
});
afterEach(() => {
  Object.assign(faults, { database: "none", kv: "none", queue: "none" });
  vi.useRealTimers();
});

/** The script may read status and wait, and keeps its events. */
async function expectLater(answer: Response) {
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
  expect(answer.headers.get("access-control-expose-headers")).toBe("retry-after");
}

describe.each(["fails", "hangs"] as const)("while D1 %s", (fault) => {
  it("an isolate that knows the site queues beacons and leads links on, long after its cache ended", async () => {
    expect((await beacon()).status).toBe(200);
    faults.database = fault;
    for (const ms of [0, minuteMs, dayMs]) {
      afterwards(ms);
      const answer = await beacon();
      expect(answer.status).toBe(202);
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    }
    expect(queued).toHaveLength(3);
    const led = await ask(link, {
      headers: {
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
      },
    });
    expect([led.status, led.headers.get("location")]).toEqual([302, url]);
    // The click: it waits for D1 as long as a beacon does.
    await vi.waitFor(() => expect(queued).toHaveLength(4), 5_000);
  });

  it("a new isolate finds the site in KV", async () => {
    expect((await beacon()).status).toBe(200);
    await startWorker();
    faults.database = fault;
    expect((await beacon()).status).toBe(202);
    expect((await ask(link)).status).toBe(302);
  });

  it("a new isolate without KV answers 503, which the script can read", async () => {
    await beacon();
    await startWorker();
    Object.assign(faults, { database: fault, kv: fault });
    await expectLater(await beacon());
    expect((await ask(link)).status).toBe(503);
  });

  it("no copy is served for ever: after a week the answer is 503", async () => {
    await beacon();
    faults.database = fault;
    afterwards(8 * dayMs);
    await expectLater(await beacon());
  });

  it("and the queue too, beacons get 503 and links lead on", async () => {
    await beacon();
    Object.assign(faults, { database: fault, queue: fault, kv: fault });
    await expectLater(await beacon());
    expect((await ask(link)).status).toBe(302);
  });

  it("what only D1 can answer is 503 for browsers and for API keys", async () => {
    await beacon();
    faults.database = fault;
    await expectLater(
      await ask(`/v1/me?site=${people.site}&visitor=${visitor()}`, { headers: { origin } }),
    );
    const forgotten = { method: "POST", headers: { origin }, body: visitor() };
    await expectLater(await ask(`/v1/forget?site=${people.site}`, forgotten));
  });
});

it.each(["fails", "hangs"] as const)("while KV alone %s, beacons are scored", async (fault) => {
  faults.kv = fault;
  expect((await beacon()).status).toBe(200);
  afterwards(minuteMs);
  expect((await beacon()).status).toBe(200);
});

it.each(["fails", "hangs"] as const)(
  "while the queue alone %s, beacons are scored",
  async (fault) => {
    faults.queue = fault;
    expect((await beacon()).status).toBe(200);
  },
);

it("asks D1 again a few seconds later, and is as before when it answers", async () => {
  await beacon();
  faults.database = "hangs";
  await beacon();
  faults.database = "none";
  expect((await beacon()).status).toBe(202);
  afterwards(6_000);
  expect((await beacon()).status).toBe(200);
});

it("the copy in KV does not reveal the secret that signs links", async () => {
  await beacon();
  const copy = await real.TIERS.get(`copy:site:${people.site}`);
  expect(copy).toMatch(/^sealed:/);
});
