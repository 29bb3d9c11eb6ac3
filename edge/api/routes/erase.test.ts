import { createExecutionContext, SELF, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { createPeople, origin, type People, views } from "../../../test/workerd/people.ts";
import { putApiKey } from "../../../test/workerd/seed.ts";
import worker, { type Env } from "../../worker.ts";

const bindings = env as unknown as Env;

let people: People;
let key: string;
beforeEach(async () => {
  people = await createPeople(bindings.DB);
  key = await putApiKey(bindings.DB, people.site, ["privacy"]);
});

const forget = (visitor: string, headers: Record<string, string> = { origin }) =>
  SELF.fetch(`https://leadlight.test/v1/forget?site=${people.site}`, {
    method: "POST",
    headers: { "content-type": "text/plain", ...headers },
    body: visitor,
  });

const erase = (id: string, withKey = key) =>
  people.ask("DELETE", `/v1/leads/${id}`, undefined, withKey);

const status = async (id: string) => (await people.ask("GET", `/v1/leads/${id}`)).status;

const typeOf = (body: Record<string, unknown>) => String(body.type).split(":").at(-1);

describe("POST /v1/forget", () => {
  it("erases what the browser did, its tier in the cache included, and says nothing of it", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"), views("/demo"));
    await bindings.TIERS.put(`tier:${browser.visitor}`, "hot");
    const answer = await forget(browser.visitor);
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect((await browser.me()).status).toBe(404);
    expect(await status(browser.visitor)).toBe(404);
    expect(await bindings.TIERS.get(`tier:${browser.visitor}`)).toBeNull();
  });

  it("is safe to ask twice, and by a browser that nothing is known of", async () => {
    const { visitor } = people.browser();
    expect((await forget(visitor)).status).toBe(204);
    expect((await forget(visitor)).status).toBe(204);
  });

  it("Invariant 10: what is sent late does not bring it back, and the sender may drop it", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"));
    await forget(browser.visitor);
    const late = await browser.does(views("/pricing"));
    expect([late.status, typeOf(late.body)]).toEqual([410, "visitor-erased"]);
    const named = await browser.identifies({ email: "late@acme.example" });
    expect([named.status, typeOf(named.body)]).toEqual([410, "visitor-erased"]);
    expect(await status(browser.visitor)).toBe(404);
    expect(JSON.stringify(await people.ask("GET", "/v1/leads?q=late"))).not.toContain("acme");
  });

  it("Invariant 10: nor does what waited in the queue", async () => {
    const browser = people.browser();
    await forget(browser.visitor);
    const taken: string[] = [];
    const event = { id: "event-late", type: "page_view", occurredAt: 1, page: { path: "/" } };
    const body = { site: people.site, visitor: browser.visitor, receivedAt: 2, events: [event] };
    const message = { body, ack: () => taken.push("ack"), retry: () => taken.push("retry") };
    const batch = { queue: "leadlight-collect", messages: [message] } as unknown as MessageBatch;
    const context = createExecutionContext();
    await worker.queue(batch as never, bindings);
    await waitOnExecutionContext(context);
    expect(taken).toEqual(["ack"]);
    expect(await status(browser.visitor)).toBe(404);
  });

  it("leaves a person with other browsers there, with the points of those alone", async () => {
    const [laptop, phone] = [people.browser(), people.browser()];
    const email = "jane@acme.example";
    await laptop.does(views("/pricing"));
    await phone.does(views("/case-studies/acme"));
    for (const { visitor } of [laptop, phone]) {
      await people.ask("POST", "/v1/identify", { visitor, email });
    }
    const { lead } = await people.lead(phone.visitor);
    await forget(laptop.visitor);
    const after = await people.explain(String(lead));
    const listed = (await people.ask("GET", "/v1/leads?q=jane")).body.leads as { total: number }[];
    expect(after.total).toBe(15);
    expect(listed.map(({ total }) => total)).toEqual([15]);
    expect(await status(laptop.visitor)).toBe(404);
  });

  it("accepts only a browser's own id: no person's, no other site's, no foreign origin", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"));
    await people.ask("POST", "/v1/identify", { visitor: browser.visitor, email: "a@acme.example" });
    const { lead } = await people.lead(browser.visitor);
    const other = await createPeople(bindings.DB);
    const mine = people;
    people = other;
    const foreign = await forget(browser.visitor);
    people = mine;
    expect(foreign.status).toBe(409);
    expect((await forget(String(lead))).status).toBe(400);
    expect((await forget("everybody")).status).toBe(400);
    expect((await forget(browser.visitor, {})).status).toBe(403);
    expect((await forget(browser.visitor, { origin: "https://evil.example" })).status).toBe(403);
    expect(await status(browser.visitor)).toBe(200);
  });
});

describe("DELETE /v1/leads/:id", () => {
  it("erases a person and counts what was erased, then zeros, and 404 for an unknown id", async () => {
    const [laptop, phone] = [people.browser(), people.browser()];
    for (const browser of [laptop, phone]) {
      await browser.does(views("/pricing"));
      const { visitor } = browser;
      await people.ask("POST", "/v1/identify", { visitor, email: "jane@acme.example" });
    }
    await people.ask("POST", "/v1/events", {
      events: [
        { email: "jane@acme.example", type: "email_open", mailing: "weekly", id: "server-0001" },
      ],
    });
    const { lead } = await people.lead(laptop.visitor);
    const first = await erase(String(lead));
    expect(first).toEqual({
      status: 200,
      body: { lead, visitors: 2, events: 6, emails: 1, handoffs: 0 },
    });
    const zeros = { lead, visitors: 0, events: 0, emails: 0, handoffs: 0 };
    expect(await erase(String(lead))).toEqual({ status: 200, body: zeros });
    expect((await erase("f".repeat(32))).status).toBe(404);
    for (const id of [String(lead), laptop.visitor, phone.visitor])
      expect(await status(id)).toBe(404);
  });

  it("takes the id of an anonymous visitor or of a person's browser, too", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"));
    const erased = await erase(browser.visitor);
    expect(erased.body).toMatchObject({ lead: browser.visitor, events: 1 });
  });

  it("gives the browser a new visitor afterwards", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"), views("/demo"));
    await erase(browser.visitor);
    await new Promise((done) => setTimeout(done, 5));
    expect((await browser.does(views("/blog/one"))).status).toBe(200);
    expect((await people.explain(browser.visitor)).sessions).toBe(1);
  });

  it("needs the scope privacy, and opens with it nothing else", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"));
    const writer = await putApiKey(bindings.DB, people.site, ["read", "write"]);
    const refused = await erase(browser.visitor, writer);
    expect([refused.status, typeOf(refused.body)]).toEqual([403, "missing-scope"]);
    expect((await people.ask("GET", `/v1/leads/${browser.visitor}`, undefined, key)).status).toBe(
      403,
    );
    expect(await status(browser.visitor)).toBe(200);
  });
});
