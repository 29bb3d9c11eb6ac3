import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { putSite } from "../test/workerd/seed.ts";
import type { HandoffKey } from "./ports/handoffs.ts";
import worker, { type Env } from "./worker.ts";

const bindings = env as unknown as Env;
const origin = "https://www.example.com";
const visitor = "0123456789abcdef0123456789abcdef";
let events = 0;

const send = async (happened: readonly Record<string, unknown>[]) => {
  const pending: Promise<unknown>[] = [];
  const context = {
    waitUntil: (one: Promise<unknown>) => pending.push(one),
    passThroughOnException: () => {},
  } as unknown as ExecutionContext;
  const answer = await worker.fetch(
    new Request("https://edge.example/v1/collect?site=handoff", {
      method: "POST",
      headers: { origin, "content-type": "text/plain" },
      body: JSON.stringify({
        ...{ v: 1, visitor, sentAt: Date.now() },
        events: happened.map((one) => ({
          ...{ id: `one-handoff-${++events}`, occurredAt: Date.now() },
          ...one,
        })),
      }),
    }) as Parameters<typeof worker.fetch>[0],
    bindings,
    context,
  );
  expect(answer.status).toBe(200);
  await Promise.all(pending);
};

it("Invariant 6: a form that enters a stage, and the identify after it, are one hand-off", async () => {
  await putSite(bindings.DB, "handoff", [origin]);
  const view = (path: string) => ({ type: "page_view", page: { path } });
  const paths = ["/pricing", "/demo", "/contact", "/product", "/case-studies/a"];
  await send([
    ...paths.map(view),
    { type: "form_submit", page: { path: "/demo" }, form: "demo" },
    { type: "form_submit", page: { path: "/contact" }, form: "contact" },
  ]);
  const entered = () =>
    bindings.DB.prepare("SELECT lead_id AS lead, stage, episode FROM handoffs").all<HandoffKey>();
  const before = await entered();
  expect(before.results).toMatchObject([{ lead: visitor, episode: 1 }]);
  await send([{ type: "identify", traits: { email: "jane@acme.example" } }]);
  expect((await entered()).results).toEqual(before.results);
  const rows = await bindings.DB.prepare("SELECT lead_id, stage, episode FROM leads").all();
  expect(rows.results).toMatchObject([{ stage: before.results[0]?.stage, episode: 1 }]);
  expect(rows.results[0]?.lead_id).not.toBe(visitor);
});
