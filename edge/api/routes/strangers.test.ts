import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sign } from "hono/jwt";
import { beforeEach, describe, expect, it } from "vitest";
import {
  createPeople,
  origin,
  type People,
  secret,
  sendsForm,
  views,
} from "../../../test/workerd/people.ts";
import type { Env } from "../../worker.ts";

const { DB } = env as unknown as Env;
const email = "jane@acme.example";

let people: People;
let lead: string;
beforeEach(async () => {
  people = await createPeople(DB);
  const jane = people.browser();
  await jane.does(views("/pricing"), sendsForm("demo"));
  lead = (await people.ask("POST", "/v1/identify", { visitor: jane.visitor, email })).body
    .lead as string;
});

const forget = (visitor: string) =>
  SELF.fetch(`https://leadlight.test/v1/forget?site=${people.site}`, {
    method: "POST",
    headers: { origin, "content-type": "text/plain" },
    body: visitor,
  });

const stateOf = async () => {
  const { total, visitors, traits } = await people.lead(lead);
  const { events } = (await people.ask("GET", `/v1/leads/${lead}/events`)).body;
  return { total, visitors, traits, events };
};

/** Everything that a browser can send under an id. */
async function tryAll(id: string): Promise<number[]> {
  const stranger = people.browser(id);
  const answers = [
    await stranger.me(),
    await stranger.does(views("/careers")),
    await stranger.identifies({ email: "mallory@evil.example" }),
    await stranger.identifies({ email }),
    await forget(id),
  ];
  return answers.map(({ status }) => status);
}

/** A lead from before ids had an ending. */
async function giveOldId(): Promise<void> {
  const old = lead.slice(0, 32);
  await DB.batch(
    ["UPDATE people", "UPDATE visitors", "UPDATE leads"].map((update) =>
      DB.prepare(`${update} SET lead_id = ?1 WHERE lead_id = ?2`).bind(old, lead),
    ),
  );
  lead = old;
}

const isRefused = (status: number) => status >= 400 && status < 500;

describe("Invariant 11: a name is not a key", () => {
  it("gives a person an id that no browser can have", async () => {
    expect(lead).toMatch(/^[0-9a-f]{32}-lead$/);
    expect((await people.lead(lead)).lead).toBe(lead);
  });

  it("refuses a lead's id on every route of browsers, and nothing happens", async () => {
    const before = await stateOf();
    const statuses = await tryAll(lead);
    expect(statuses.every(isRefused), statuses.join()).toBe(true);
    expect(await stateOf()).toEqual(before);
  });

  it("refuses the id of a lead from before ids had an ending, too; API keys still read it", async () => {
    await giveOldId();
    const before = await stateOf();
    expect(before.total).toBeGreaterThan(0);
    const statuses = await tryAll(lead);
    expect(statuses.every(isRefused), statuses.join()).toBe(true);
    expect(await stateOf()).toEqual(before);
  });

  it("refuses the id that another user of a browser has, old or new", async () => {
    const shared = people.browser();
    await shared.identifies({ email: "ann@acme.example" });
    await shared.identifies({ email: "bob@acme.example" });
    const { body } = await people.ask("POST", "/v1/identify", { email: "bob@acme.example" });
    const [bob] = (await people.lead(body.lead as string)).visitors as { visitor: string }[];
    expect(bob?.visitor).toMatch(/-user$/);
    const old = crypto.randomUUID().replaceAll("-", "");
    await DB.batch(
      ["personas", "visitors", "events"].map((table) =>
        DB.prepare(`UPDATE ${table} SET visitor_id = ?1 WHERE visitor_id = ?2`).bind(
          old,
          bob?.visitor as string,
        ),
      ),
    );
    for (const id of [bob?.visitor as string, old]) {
      const statuses = await tryAll(id);
      expect(statuses.every(isRefused), `${id}: ${statuses.join()}`).toBe(true);
    }
  });

  it("shows no lead in a newsletter's links, and gives each link a text of its own", async () => {
    const order = { mailing: "weekly", emails: [email], urls: [`${origin}/a`, `${origin}/b`] };
    const make = async () => {
      const { body } = await people.ask("POST", "/v1/newsletter/links", order);
      const [made] = body.recipients as [{ pixel: string; links: string[] }];
      return made;
    };
    const [first, second] = [await make(), await make()];
    const links = [first.pixel, ...first.links, second.pixel, ...second.links];
    const sealed = links.map((link) => link.split(".").at(-1) as string);
    expect(new Set(sealed.map((text) => text.slice(0, 16))).size).toBe(links.length);
    for (const text of sealed) {
      const clear = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
      for (const name of [lead, "jane", "weekly"]) expect(clear).not.toContain(name);
    }
  });

  it("still follows a link that was signed before links were sealed", async () => {
    const claims = { s: people.site, l: lead, m: "weekly", u: `${origin}/a` };
    const token = await sign(claims, secret, "HS256");
    const link = `https://leadlight.test/v1/newsletter/click/${token}`;
    const answer = await SELF.fetch(link, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `${origin}/a`]);
  });

  it("moves no other browser and no address by a claim alone", async () => {
    const [laptop, phone] = [people.browser(), people.browser()];
    await laptop.does(views("/pricing"));
    await phone.does(views("/"));
    await people.ask("PUT", `/v1/leads/${laptop.visitor}/visitors/${phone.visitor}`);
    await laptop.identifies({ email });
    expect((await people.lead(phone.visitor)).lead).toBe(laptop.visitor);
    await people.ask("POST", "/v1/identify", { visitor: laptop.visitor, email });
    expect((await people.lead(phone.visitor)).lead).toBe(lead);
  });

  it("lets a stranger who claimed an address erase its own events only", async () => {
    await people.ask("POST", "/v1/events", {
      events: [{ email, type: "webinar_attend", webinar: "intro" }],
    });
    const before = await stateOf();
    const stranger = people.browser();
    await stranger.does(views("/careers"));
    await stranger.identifies({ email });
    expect((await forget(stranger.visitor)).status).toBe(204);
    expect(await stateOf()).toEqual(before);
  });

  it("lets no claim erase a person whom a back end named, before anything happened", async () => {
    const named = "carl@acme.example";
    const order = { mailing: "weekly", emails: [named], urls: [`${origin}/a`] };
    const made = await people.ask("POST", "/v1/newsletter/links", order);
    const stranger = people.browser();
    await stranger.identifies({ email: named });
    expect((await forget(stranger.visitor)).status).toBe(204);
    const [{ links }] = made.body.recipients as [{ links: string[] }];
    const headers = {
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    };
    await SELF.fetch(links[0] as string, { redirect: "manual", headers });
    const events = async () => {
      const { body } = await people.ask("POST", "/v1/identify", { email: named, id: "who-12345" });
      const found = (await people.ask("GET", `/v1/leads/${body.lead}/events`)).body.events;
      return (found as { type: string }[]).map(({ type }) => type);
    };
    // A click is counted 1.5 s later, when it is no part of a burst.
    await expect.poll(events, { timeout: 10_000 }).toContain("email_click");
  });

  it("takes the address along when only the erased browser ever claimed it", async () => {
    const own = people.browser();
    await own.identifies({ email: "dora@acme.example" });
    expect((await forget(own.visitor)).status).toBe(204);
    const left = await DB.prepare("SELECT 1 FROM people WHERE site_key = ?1 AND email = ?2")
      .bind(people.site, "dora@acme.example")
      .first();
    expect(left).toBeNull();
  });
});
