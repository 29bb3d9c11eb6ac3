import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import type { Env } from "../edge/worker.ts";
import { b2b } from "../shared/model/templates/b2b.ts";
import { putApiKey, putSite } from "../test/workerd/seed.ts";
import { createClient, LeadlightError } from "./index.ts";

const { DB } = env as unknown as Env;
const url = "https://leadlight.test/";
const send = (input: string, init: RequestInit) => SELF.fetch(input, init);

let key: string;
let client: ReturnType<typeof createClient>;
beforeEach(async () => {
  await DB.exec("DELETE FROM leads");
  await putSite(DB, "demo", ["https://www.example.com"]);
  key = await putApiKey(DB, "demo");
  client = createClient({ url, key, fetch: send });
});

describe("the client, against the Worker", () => {
  it("identifies somebody, tells what happened, adjusts, and asks why", async () => {
    const { lead } = await client.identify({
      email: "ann@acme.example",
      traits: { country: "DE" },
    });
    const told = await client.tell([
      { lead, type: "webinar_attend", webinar: "Cold chains", occurredAt: "2026-01-05" },
      { lead, type: "nonsense", id: "event-0002" },
    ]);
    expect(told).toMatchObject({ accepted: 1, refused: [{ index: 1 }] });
    await client.adjust(lead, { points: 7, reason: "Met at a fair", name: "fair" });
    const { total, contributions } = await client.explain(lead);
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(total);
    expect(contributions).toContainEqual(expect.objectContaining({ points: 7 }));
    expect((await client.explain(lead, { at: "2020-01-01" })).total).toBe(0);
    await client.takeBack(lead, "fair");
    expect((await client.lead(lead)).adjustments).toMatchObject([{ name: "fair", points: 0 }]);
    expect((await client.events(lead)).events.map(({ type }) => type)).toContain("webinar_attend");
  });

  it("erases a person, and says what was there", async () => {
    const { lead } = await client.identify({ email: "eve@acme.example" });
    expect(await client.erase(lead)).toMatchObject({ lead, events: 1, emails: 1 });
    expect(await client.erase(lead)).toMatchObject({ lead, events: 0, emails: 0 });
    await expect(client.lead(lead)).rejects.toMatchObject({ status: 404 });
  });

  it("walks over all pages of a list, and answers with the fields asked for", async () => {
    await putLeads(450);
    const leads = [];
    for await (const lead of client.leads.iterate({ tier: ["cold", "warm"], fields: ["lead"] })) {
      leads.push(lead.lead);
      expectTypeOf(lead).toEqualTypeOf<{ lead: string }>();
    }
    expect(new Set(leads).size).toBe(450);
    const page = await client.leads.list({ limit: 2, sort: "total" });
    expect(page.leads.map(({ total }) => total)).toEqual([1, 2]);
    const csv = await (await client.leads.csv({ fields: ["total"], country: "AT" })).text();
    expect(csv.trim().split("\r\n")).toHaveLength(226);
  });

  it("shows and publishes models", async () => {
    const published = await client.model.publish({ document: { ...b2b, title: "Ours" } });
    expect((await client.model.show()).published.version).toBe(published.version);
  });

  it("lists, compares and rolls back versions of the model, and previews a document", async () => {
    const { version } = await client.model.publish({ document: b2b, note: "First" });
    const [rule, ...rules] = b2b.rules;
    const document = { ...b2b, rules: [{ ...rule, points: 99 }, ...rules] };
    await client.model.publish({ document, author: "Ann" });
    const { versions, next } = await client.model.versions({ limit: 1 });
    expect(versions).toMatchObject([{ version: version + 1, author: "Ann", restores: null }]);
    expect((await client.model.versions({ cursor: next as string })).versions[0]?.note).toBe(
      "First",
    );
    expect(await client.model.diff(version)).toMatchObject({
      changed: [{ rule: rule?.id, changes: [{ at: "points", after: 99 }] }],
    });
    expect(await client.model.preview({ document })).toMatchObject({
      version: version + 1,
      next: null,
    });
    const back = await client.model.rollBack(version, { note: "Too much" });
    expect(back).toMatchObject({ restores: version, note: "Too much" });
    expect((await client.model.diff(version)).changed).toEqual([]);
  });

  it("sends what a visitor did in the past, and says which events were refused", async () => {
    const page = { path: "/pricing" };
    const occurredAt = Date.UTC(2026, 0, 5);
    const answer = await client.collect({
      site: "demo",
      visitor: "e".repeat(32),
      events: [
        { id: "log-line-0001", type: "page_view", occurredAt, page },
        { id: "log-line-0002", type: "page_view", occurredAt: Date.UTC(2099, 0, 1), page },
      ],
    });
    expect(answer).toMatchObject({
      accepted: 1,
      refused: [{ index: 1, reason: "event-in-future" }],
    });
  });

  it("makes an address for webhooks, sees what comes in there, and takes it away", async () => {
    const made = await client.inbound.add({ provider: "mailchimp", settings: { mailing: "News" } });
    expect(made).toMatchObject({ name: "Mailchimp", setUp: expect.stringContaining("Webhooks") });
    const body = new URLSearchParams({
      ...{ type: "subscribe", fired_at: "2026-01-05 10:00:00" },
      ...{ "data[email]": "ann@acme.example", "data[list_id]": "a1" },
    });
    expect((await send(made.url, { method: "POST", body })).status).toBe(200);
    await expect
      .poll(() => client.inbound.list())
      .toMatchObject([{ id: made.id, traffic: { accepted: 1, refused: 0, fault: null } }]);
    expect(JSON.stringify(await client.inbound.list())).not.toContain(made.secret);
    await client.inbound.remove(made.id);
    expect(await client.inbound.list()).toEqual([]);
    await expect(client.inbound.remove(made.id)).rejects.toMatchObject({ type: "unknown-inbound" });
    await expect(client.inbound.add({ provider: "mailchip" })).rejects.toMatchObject({
      type: "invalid-body",
      detail: expect.stringContaining("sendgrid"),
    });
  });

  it("throws a problem with its type, and what to mend", async () => {
    await expect(client.lead("f".repeat(32))).rejects.toMatchObject({
      name: "LeadlightError",
      type: "unknown-lead",
      status: 404,
    });
    const reading = createClient({ url, key: await putApiKey(DB, "demo", ["read"]), fetch: send });
    const refused = await reading.tell([]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LeadlightError);
    expect(refused).toMatchObject({ type: "missing-scope", problem: { scope: "write" } });
  });
});

describe("the client, when the Worker says not now", () => {
  const answers = (...statuses: number[]) => {
    const asked: string[] = [];
    const fetch = async (input: string) => {
      asked.push(input);
      const status = statuses[asked.length - 1] ?? 200;
      return Response.json({ leads: [], next: null }, { status, headers: { "retry-after": "0" } });
    };
    return { asked, client: createClient({ url, key, fetch, retries: 2 }) };
  };

  it("tries again, as often as it may", async () => {
    const busy = answers(503, 429);
    expect((await busy.client.leads.list()).leads).toEqual([]);
    expect(busy.asked).toHaveLength(3);
    const down = answers(503, 503, 503, 503);
    await expect(down.client.leads.list()).rejects.toMatchObject({ status: 503, type: "http" });
    expect(down.asked).toHaveLength(3);
  });

  it("tries again what the caller says is safe to repeat, connections that broke included", async () => {
    const outcomes = [new TypeError("fetch failed"), 500, 200];
    const fetch = async () => {
      const outcome = outcomes.shift();
      if (outcome instanceof Error) throw outcome;
      const init = { status: outcome as number, headers: { "retry-after": "0" } };
      return Response.json({ leads: [], next: null }, init);
    };
    const client = createClient({ url, key, fetch, retryOn: () => true });
    expect((await client.leads.list()).leads).toEqual([]);
    const down = async () => Promise.reject(new TypeError("fetch failed"));
    const once = createClient({ url, key, fetch: down });
    await expect(once.leads.list()).rejects.toThrow(new TypeError("fetch failed"));
  });

  it("does not try again what was done, or will never be", async () => {
    const broken = answers(500);
    await expect(broken.client.leads.list()).rejects.toMatchObject({ status: 500 });
    expect(broken.asked).toEqual(["https://leadlight.test/v1/leads"]);
  });
});

const putLeads = (count: number) =>
  DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
     INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, country, first_seen, last_seen, upto)
     SELECT printf('%032x', i), 'demo', i, 0, i, 'D', 'cold', iif(i % 2, 'AT', 'DE'), 1, 2, 1 FROM n`,
  )
    .bind(count)
    .run();
