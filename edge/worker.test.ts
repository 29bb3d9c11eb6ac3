import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { SiteKey, VisitorId } from "../shared/identity/ids.ts";
import type { Batch } from "../shared/wire/batch.ts";
import worker, { type Env } from "./worker.ts";

const bindings = env as unknown as Env;
const batch: Batch = {
  site: "demo" as SiteKey,
  visitor: "0123456789abcdef0123456789abcdef" as VisitorId,
  receivedAt: Date.now(),
  events: [
    { id: "event-0001", type: "page_view", occurredAt: Date.now(), page: { path: "/pricing" } },
  ],
};

beforeEach(async () => {
  for (const table of ["events", "leads", "cursors"]) {
    await bindings.DB.exec(`DELETE FROM ${table}`);
  }
});

it("takes in what waited in the queue, once, and acknowledges it", async () => {
  const message = (id: string) => ({ id, timestamp: new Date(), attempts: 1, body: batch });
  const queued = createMessageBatch<Batch>("leadlight-collect", [message("1"), message("2")]);
  const context = createExecutionContext();
  await worker.queue(queued, bindings);
  expect(await getQueueResult(queued, context)).toMatchObject({
    explicitAcks: ["1", "2"],
    retryMessages: [],
  });
  expect(await listedTotals()).toEqual([10]);
  const stored = await bindings.DB.prepare("SELECT COUNT(*) AS events FROM events").first();
  expect(stored).toEqual({ events: 1 });
});

it("brings the list up to date by cron when the write after an answer was lost", async () => {
  await bindings.DB.prepare(
    "INSERT INTO events (visitor_id, site_key, event_id, occurred_at, received_at, body) VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
  )
    .bind(
      batch.visitor,
      batch.site,
      "event-0001",
      batch.receivedAt,
      JSON.stringify(batch.events[0]),
    )
    .run();
  expect(await listedTotals()).toEqual([]);
  const context = createExecutionContext();
  await worker.scheduled(createScheduledController(), bindings);
  await waitOnExecutionContext(context);
  expect(await listedTotals()).toEqual([10]);
});

async function listedTotals(): Promise<number[]> {
  const { results } = await bindings.DB.prepare("SELECT total FROM leads").all<{ total: number }>();
  return results.map(({ total }) => total);
}
