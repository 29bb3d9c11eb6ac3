import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, it } from "vitest";
import { demoSite, memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { createPeople, type People } from "../../../test/workerd/people.ts";
import {
  createSendgrid,
  hmacBase64,
  hmacHex,
  mailgunBody,
  seconds,
} from "../../../test/workerd/webhooks.ts";
import { createApp } from "../../app.ts";
import type { Env } from "../../worker.ts";
import { scriptOf } from "../script.ts";

const { DB } = env as unknown as Env;
const email = "jane@acme.example";
const dayMs = 86_400_000;

let people: People;
beforeEach(async () => {
  people = await createPeople(DB);
});

interface Source {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

async function add(order: Record<string, unknown>): Promise<Source> {
  const { status, body } = await people.ask("POST", "/v1/inbound", order);
  expect([status, body.detail]).toEqual([201, undefined]);
  return body as unknown as Source;
}

async function post(
  { url }: { readonly url: string },
  body: string,
  headers: Record<string, string> = {},
) {
  const answer = await SELF.fetch(url, { method: "POST", body, headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** What is known of a person: types and their objects, oldest first. */
async function eventsOf(address = email): Promise<Record<string, unknown>[]> {
  const { body } = await people.ask("POST", "/v1/identify", { email: address, id: "who-12345" });
  const { events } = (await people.ask("GET", `/v1/leads/${body.lead}/events`)).body;
  return (events as Record<string, unknown>[])
    .filter(({ id }) => id !== "who-12345" && !String(id).startsWith("email-"))
    .reverse();
}

const forged = { status: 403, body: { type: "urn:leadlight:problem:forged-webhook" } };

describe("webhooks of any tool", () => {
  it("are counted at their source, and what was refused says why", async () => {
    const source = await add({ provider: "mailchimp" });
    const subscribe = (firedAt: string) =>
      post(
        source,
        new URLSearchParams({
          ...{ type: "subscribe", fired_at: firedAt },
          ...{ "data[email]": email, "data[list_id]": "a1" },
        }).toString(),
      );
    const trafficOf = async () => {
      const { body } = await people.ask("GET", "/v1/inbound");
      return (body.sources as { traffic: Record<string, unknown> }[])[0]?.traffic;
    };
    await subscribe("2026-01-05 10:00:00");
    await post(source, "type=campaign&fired_at=2026-01-05 10:00:00");
    await subscribe("yesterday");
    await expect.poll(trafficOf).toMatchObject({
      ...{ accepted: 1, ignored: 1, refused: 1, lastAt: expect.any(Number) },
      fault: { detail: "fired_at: is not a time such as 2026-04-25 14:30:00" },
    });
    const other = await add({ provider: "tally" });
    expect(await post(other, "{}")).toMatchObject(forged);
    await expect
      .poll(async () => JSON.stringify((await people.ask("GET", "/v1/inbound")).body))
      .toContain('"detail":"has no signature"');
  });
});

describe("webhooks of SendGrid", () => {
  const happened = (more: Record<string, unknown> = {}) => ({
    ...{ email, event: "open", timestamp: seconds(60_000), category: ["weekly"] },
    ...{ sg_event_id: crypto.randomUUID(), sg_message_id: "14c5d75ce93.dfd.64b469.filter0001" },
    ...more,
  });
  const send = async (events: readonly unknown[], agoMs = 0) => {
    const sendgrid = await createSendgrid();
    const source = await add({ provider: "sendgrid", secret: sendgrid.secret });
    // SendGrid ends a batch with CRLF, which is signed.
    const body = `${JSON.stringify(events)}\r\n`;
    return { source, body, headers: await sendgrid.headers(body, agoMs) };
  };

  it("count what people did, once however often they come, verified", async () => {
    const { source, body, headers } = await send([
      happened(),
      happened({ event: "click", url: "https://acme.example/pricing" }),
      happened({ event: "group_unsubscribe", category: "weekly" }),
      happened({ event: "delivered" }),
      happened({ event: "open", sg_machine_open: true, timestamp: seconds(30_000) }),
    ]);
    for (let turn = 0; turn < 3; turn++) {
      const answer = await post(source, body, headers);
      expect(answer).toEqual({ status: 200, body: { accepted: 3, ignored: 2, refused: [] } });
    }
    expect(await eventsOf()).toMatchObject(
      ["email_open", "email_click", "email_unsubscribe"].map((type) => ({
        ...{ type, mailing: "weekly", verified: true },
      })),
    );
  });

  it("count an e-mail that is opened again once, and machines by their user agent never", async () => {
    const scanner = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    const gmail = "Mozilla/5.0 (via ggpht.com GoogleImageProxy)";
    const { source, body, headers } = await send([
      happened({ useragent: gmail }),
      happened({ useragent: gmail, timestamp: seconds(60_000) }),
      happened({ event: "click", url: "https://acme.example/a", useragent: scanner }),
    ]);
    const answer = await post(source, body, headers);
    expect(answer.body).toEqual({ accepted: 2, ignored: 1, refused: [] });
    expect(await eventsOf()).toMatchObject([{ type: "email_open" }]);
    expect(await eventsOf()).toHaveLength(1);
  });

  it("count once what comes again under another sg_event_id", async () => {
    const first = happened();
    const { source, body, headers } = await send([first, { ...first, sg_event_id: "another" }]);
    expect((await post(source, body, headers)).body).toMatchObject({ accepted: 2 });
    expect(await eventsOf()).toHaveLength(1);
  });

  it("are taken beside rows of no use, and answered with 200 so that they do not come again", async () => {
    const { source, body, headers } = await send([
      happened({ email: "no address" }),
      happened(),
      "nonsense",
      happened({ sg_event_id: undefined, sg_message_id: undefined }),
    ]);
    expect(await post(source, body, headers)).toEqual({
      status: 200,
      body: {
        accepted: 1,
        ignored: 0,
        refused: [
          { index: 0, detail: "email: is not an e-mail address" },
          { index: 2, detail: "is not an event of SendGrid: needs event, email, timestamp" },
          { index: 3, detail: "has no id" },
        ],
      },
    });
    const useless = await send([1, 2]);
    expect((await post(useless.source, useless.body, useless.headers)).status).toBe(200);
  });

  it("are all taken of a large batch: what one request cannot do, the queue does", async () => {
    const addresses = Array.from({ length: 230 }, (_, index) => `p${index}@acme.example`);
    const { source, body, headers } = await send(addresses.map((one) => happened({ email: one })));
    expect((await post(source, body, headers)).body).toMatchObject({ accepted: 230, refused: [] });
    const known = () =>
      DB.prepare(
        "SELECT COUNT(*) AS n FROM events WHERE site_key = ?1 AND body LIKE '%email_open%'",
      )
        .bind(people.site)
        .first<{ n: number }>();
    await expect.poll(async () => (await known())?.n, { timeout: 20_000 }).toBe(230);
  });

  it("are refused unsigned, changed, signed by another key, or a day late, and nothing is taken", async () => {
    const { source, body, headers } = await send([happened()]);
    const other = await createSendgrid();
    const old = await send([happened()], 26 * 3_600_000);
    for (const attempt of [
      post(source, body),
      post(source, body.replace("weekly", "daily"), headers),
      post(source, body, await other.headers(body)),
      post(source, body, { ...headers, "x-twilio-email-event-webhook-timestamp": "1" }),
      post(source, body, { ...headers, "x-twilio-email-event-webhook-signature": "!" }),
      post(old.source, old.body, old.headers),
    ]) {
      expect(await attempt).toMatchObject(forged);
    }
    expect(await eventsOf()).toEqual([]);
  });
});

describe("webhooks of Mailchimp's changed addresses", () => {
  it("keep one lead for the old address and the new one", async () => {
    const source = await add({ provider: "mailchimp" });
    const send = (type: string, at: string, data: Record<string, string>) => {
      const fields = Object.entries(data).map(([name, value]) => [`data[${name}]`, value]);
      const form = new URLSearchParams([
        ["type", type],
        ["fired_at", at],
        ["data[list_id]", "L"],
        ...fields,
      ]);
      return post(source, form.toString());
    };
    const fresh = "jane@new.example";
    await send("subscribe", "2026-01-05 10:00:00", { email });
    const change = { old_email: email, new_email: fresh };
    expect((await send("upemail", "2026-01-05 11:00:00", change)).body).toMatchObject({
      accepted: 1,
    });
    await send("unsubscribe", "2026-01-05 12:00:00", { email: fresh });
    const [before, after] = await Promise.all(
      [email, fresh].map((one) => people.ask("POST", "/v1/identify", { email: one })),
    );
    expect(after?.body.lead).toBe(before?.body.lead);
    expect(
      (await eventsOf())
        .map(({ type }) => String(type))
        .filter((type) => type !== "identify")
        .sort(),
    ).toEqual(["email_subscribe", "email_unsubscribe"]);
    const broken = await send("upemail", "2026-01-05 11:00:00", { new_email: fresh });
    expect(broken.body).toMatchObject({
      refused: [{ detail: expect.stringContaining("old_email") }],
    });
  });
});

describe("webhooks of Mailgun", () => {
  const secret = "key-0123456789abcdef0123456789abcdef";
  const clicked = { event: "clicked", id: "Ase7i2zsRYeDXztHGENqRA", recipient: email };
  const event = (more = {}) => ({
    ...clicked,
    timestamp: Date.now() / 1_000,
    tags: ["may"],
    ...more,
  });

  it("leave out what a robot or a library clicked", async () => {
    const source = await add({ provider: "mailgun", secret });
    for (const [type, agent] of [
      ["robot", "anything"],
      ["library", "python-requests/2.32"],
      ["browser", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
    ]) {
      const info = { "client-info": { bot: "", "client-type": type, "user-agent": agent } };
      const answer = await post(source, await mailgunBody(secret, event(info)));
      expect(answer.body).toMatchObject({ accepted: 0, ignored: 1 });
    }
    expect(await eventsOf()).toEqual([]);
  });

  it("count once by the id of their event, though each is signed anew", async () => {
    const source = await add({ provider: "mailgun", secret });
    const one = event();
    for (let turn = 0; turn < 2; turn++) {
      const answer = await post(source, await mailgunBody(secret, one));
      expect(answer).toEqual({ status: 200, body: { accepted: 1, ignored: 0, refused: [] } });
    }
    await post(source, await mailgunBody(secret, event({ event: "complained", id: "other" })));
    expect(await eventsOf()).toMatchObject([
      { type: "email_click", mailing: "may" },
      { type: "email_unsubscribe", mailing: "may" },
    ]);
  });

  it("leave out what a machine opened, and what was delivered", async () => {
    const source = await add({ provider: "mailgun", secret });
    for (const more of [
      { event: "delivered" },
      { event: "opened", "client-info": { bot: "apple" } },
    ]) {
      const answer = await post(source, await mailgunBody(secret, event(more)));
      expect(answer.body).toMatchObject({ accepted: 0, ignored: 1 });
    }
  });

  it("are refused with another secret, too old, or without a signature", async () => {
    const source = await add({ provider: "mailgun", secret });
    for (const body of [
      await mailgunBody("key-another-secret", event()),
      await mailgunBody(secret, event(), 10 * 3_600_000),
      await mailgunBody(secret, event(), -600_000),
      JSON.stringify({ "event-data": event() }),
      "{",
      "[".repeat(50_000),
    ]) {
      expect(await post(source, body)).toMatchObject(forged);
    }
    expect(await eventsOf()).toEqual([]);
  });
});

describe("webhooks of a Mailchimp audience", () => {
  const form = (type: string, more: Record<string, string> = {}) =>
    new URLSearchParams({
      ...{ type, fired_at: "2026-04-25 14:30:00", "data[email]": email, "data[list_id]": "a6b5" },
      ...{ "data[merges][EMAIL]": email, "data[merges][FNAME]": "Jane" },
      ...{ "data[merges][COMPANY]": "Acme", "data[merges][BIRTHDAY]": "05/15", ...more },
    }).toString();
  const type = { "content-type": "application/x-www-form-urlencoded" };

  it("count who subscribed and who left, with what the audience knows, by the secret in the address", async () => {
    const source = await add({ provider: "mailchimp", settings: { mailing: "Newsletter" } });
    // Mailchimp looks first, then sends nothing.
    expect((await SELF.fetch(source.url)).status).toBe(200);
    expect((await post(source, "")).status).toBe(200);
    for (const kind of ["subscribe", "subscribe", "unsubscribe", "campaign"]) {
      expect((await post(source, form(kind), type)).status).toBe(200);
    }
    expect(await eventsOf()).toMatchObject([
      { type: "email_subscribe", mailing: "Newsletter", occurredAt: Date.UTC(2026, 3, 25, 14, 30) },
      { type: "identify", traits: { firstName: "Jane", company: "Acme" }, verified: false },
      { type: "email_unsubscribe" },
    ]);
  });

  it("are refused without the secret, or with another", async () => {
    const { url } = await add({ provider: "mailchimp" });
    for (const bad of [url.split("?")[0] as string, `${url}x`]) {
      expect(await post({ url: bad }, form("subscribe"), type)).toMatchObject(forged);
    }
    expect(await eventsOf()).toEqual([]);
  });
});

describe("webhooks of Mailchimp Transactional", () => {
  const secret = "mandrill-key-0123456789";

  it("count opens and clicks, signed over the address and the form", async () => {
    const source = await add({ provider: "mandrill", secret });
    const event = { event: "open", ts: seconds(60_000), _id: "abc", msg: { email, tags: ["may"] } };
    const events = JSON.stringify([event, event, { ...event, event: "send" }]);
    const body = new URLSearchParams({ mandrill_events: events }).toString();
    const signature = await hmacBase64(secret, `${source.url}mandrill_events${events}`, "SHA-1");
    const answer = await post(source, body, { "x-mandrill-signature": signature });
    expect(answer).toEqual({ status: 200, body: { accepted: 2, ignored: 1, refused: [] } });
    expect(await eventsOf()).toMatchObject([{ type: "email_open", mailing: "may" }]);
    expect(await post(source, `${body}x`, { "x-mandrill-signature": signature })).toMatchObject(
      forged,
    );
    expect(await post(source, body)).toMatchObject(forged);
  });
});

describe("webhooks of forms", () => {
  const settings = {
    form: "demo",
    page: "/demo",
    fields: { "Team size": "companySize", Notes: "" },
  };

  it("count a submission once, by Standard Webhooks, in JSON or form-encoded", async () => {
    const source = await add({ provider: "form", settings });
    const send = async (id: string, body: string, type: string, agoMs = 0) => {
      const at = new Date(Date.now() - agoMs);
      return post(source, body, {
        ...{ "content-type": type, "webhook-id": id },
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": new Webhook(source.secret).sign(id, at, body),
      });
    };
    const json = JSON.stringify({
      contact: { "E-mail": email, "Job title": "CTO" },
      "Team size": "300",
      Notes: "call me",
      secret_plans: "none of our business",
    });
    for (let turn = 0; turn < 2; turn++) {
      expect((await send("msg_1", json, "application/json")).body).toMatchObject({ accepted: 1 });
    }
    const form = new URLSearchParams({ email, company: "Acme" }).toString();
    await send("msg_2", form, "application/x-www-form-urlencoded");
    expect(await eventsOf()).toMatchObject([
      { type: "form_submit", form: "demo", page: { path: "/demo" }, verified: false },
      { type: "identify", traits: { title: "CTO", companySize: 300 }, verified: false },
      { type: "form_submit", form: "demo" },
      { type: "identify", traits: { company: "Acme" }, verified: false },
    ]);
    expect(await send("msg_3", json, "application/json", 360_000)).toMatchObject(forged);
    expect(await post(source, json, { "content-type": "application/json" })).toMatchObject(forged);
    const none = await send("msg_4", '{"name":"Jane"}', "application/json");
    expect(none).toMatchObject({ status: 200, body: { accepted: 0, refused: [{ index: 0 }] } });
    expect(await send("msg_5", "nonsense", "application/json")).toMatchObject({ status: 422 });
    expect(await eventsOf()).toHaveLength(4);
  });

  it("count those of Typeform, as its documentation shows them", async () => {
    const source = await add({
      provider: "typeform",
      settings: { fields: { size: "companySize" } },
    });
    const body = JSON.stringify({
      event_id: "LtWXD3crgy",
      event_type: "form_response",
      form_response: {
        form_id: "lT4Z3j",
        token: "a3a12ec67a1365927098a606107fac15",
        submitted_at: "2026-01-18T18:17:02Z",
        hidden: { utm: "x" },
        definition: {
          id: "lT4Z3j",
          title: "Webhooks example",
          fields: [{ id: "a", title: "Where may we write?", type: "email", ref: "r1" }],
        },
        answers: [
          { type: "email", email, field: { id: "a", type: "email", ref: "r1" } },
          { type: "number", number: 80, field: { id: "b", type: "number", ref: "size" } },
          {
            type: "choice",
            choice: { label: "CTO" },
            field: { id: "c", type: "x", ref: "job_title" },
          },
        ],
      },
    });
    const signature = `sha256=${await hmacBase64(source.secret, body)}`;
    for (let turn = 0; turn < 2; turn++) {
      const answer = await post(source, body, { "typeform-signature": signature });
      expect(answer.body).toEqual({ accepted: 1, ignored: 0, refused: [] });
    }
    expect(await eventsOf()).toMatchObject([
      {
        type: "form_submit",
        form: "Webhooks example",
        occurredAt: Date.UTC(2026, 0, 18, 18, 17, 2),
      },
      { type: "identify", traits: { companySize: 80, title: "CTO" } },
    ]);
    expect(await post(source, `${body} `, { "typeform-signature": signature })).toMatchObject(
      forged,
    );
  });

  it("count those of Tally and of Webflow", async () => {
    const tally = await add({ provider: "tally" });
    const submitted = JSON.stringify({
      eventId: "a4cb511e-d513-4fa5-baee-b815d718dfd1",
      eventType: "FORM_RESPONSE",
      data: {
        ...{ responseId: "2wgx4n", formName: "Demo", createdAt: "2026-06-28T15:00:21.889Z" },
        fields: [
          { key: "q1", label: "Write to", type: "INPUT_EMAIL", value: email },
          {
            ...{ key: "q2", label: "Industry", type: "MULTIPLE_CHOICE", value: ["x"] },
            options: [{ id: "x", text: "Software" }],
          },
        ],
      },
    });
    const signature = await hmacBase64(tally.secret, submitted);
    expect((await post(tally, submitted, { "tally-signature": signature })).status).toBe(200);
    expect(await post(tally, submitted, { "tally-signature": "AAAA" })).toMatchObject(forged);

    const secret = "webflow-secret-0123456789";
    const webflow = await add({ provider: "webflow", secret });
    const body = JSON.stringify({
      triggerType: "form_submission",
      payload: {
        ...{ id: "6321ca84df3949bfc6752327", name: "Contact Us" },
        submittedAt: "2026-07-01T12:35:16.117Z",
        data: { "First Name": "Zaphod", email, "Phone Number": 15550000000 },
      },
    });
    const stamp = async (agoMs: number) => {
      const timestamp = String(Date.now() - agoMs);
      const signed = await hmacHex(secret, `${timestamp}:${body}`);
      return { "x-webflow-timestamp": timestamp, "x-webflow-signature": signed };
    };
    expect((await post(webflow, body, await stamp(0))).body).toMatchObject({ accepted: 1 });
    expect(await post(webflow, body, await stamp(dayMs))).toMatchObject(forged);
    expect(await eventsOf()).toMatchObject([
      { type: "form_submit", form: "Demo" },
      { type: "identify", traits: { industry: "Software" } },
      { type: "form_submit", form: "Contact Us" },
      { type: "identify", traits: { firstName: "Zaphod", phone: "15550000000" } },
    ]);
  });
});

describe("/v1/inbound", () => {
  it("shows a secret once, where leadlight made it, and never again", async () => {
    const made = await add({ provider: "typeform", name: "Demo form" });
    expect(made.url).toBe(`https://leadlight.test/v1/inbound/${made.id}`);
    const { body } = await people.ask("GET", "/v1/inbound");
    expect(body.sources).toMatchObject([{ id: made.id, provider: "typeform", name: "Demo form" }]);
    expect(JSON.stringify(body)).not.toContain(made.secret);
    const given = await add({ provider: "mailgun", secret: "0123456789abcdef0123" });
    expect(given.secret).toBeNull();
  });

  it.each<[Record<string, unknown>, string]>([
    [{ provider: "sendgird" }, 'provider: there is no "sendgird"; there are sendgrid, mailgun,'],
    [{ provider: "sendgrid" }, "secret: Invalid input"],
    [{ provider: "sendgrid", secret: "SG.x" }, "secret: must be the Verification Key"],
    [{ provider: "form", settings: { fields: { a: "no trait" } } }, "must be a trait, or empty"],
    [{ provider: "form", settings: { page: "demo" } }, "must be a path such as /demo"],
    [{}, "provider: "],
  ])("says what is wrong with %j", async (order, hint) => {
    const { status, body } = await people.ask("POST", "/v1/inbound", order);
    expect([status, body.detail]).toEqual([422, expect.stringContaining(hint)]);
  });

  it("belongs to one site: another cannot remove it, and what is removed takes nothing", async () => {
    const source = await add({ provider: "mailchimp" });
    const other = await createPeople(DB);
    expect((await other.ask("DELETE", `/v1/inbound/${source.id}`)).status).toBe(404);
    expect((await other.ask("GET", "/v1/inbound")).body.sources).toEqual([]);
    expect((await people.ask("DELETE", `/v1/inbound/${source.id}`)).status).toBe(204);
    const unknown = { status: 404, body: { type: "urn:leadlight:problem:unknown-inbound" } };
    expect(await post(source, "")).toMatchObject(unknown);
  });

  it("answers 500 while D1 fails, so that the vendor sends it again", async () => {
    const made = await createSendgrid();
    const fails = async () => {
      throw new Error("D1 is down");
    };
    const ports = memoryPorts();
    const identities = { ...ports.identities, peopleOf: fails };
    const writeBehind = { add: () => {}, drain: async () => {} };
    const app = createApp({ ...ports, clock: Date.now, identities, writeBehind }, scriptOf(""));
    const id = "a".repeat(24);
    const source = { id, site: demoSite.key, provider: "sendgrid", name: "x", createdAt: 1 };
    await ports.inbound.add({ ...source, secret: made.secret, settings: {} });
    const body = JSON.stringify([
      { email, event: "open", timestamp: seconds(), sg_message_id: "14c5d75ce93" },
    ]);
    const headers = await made.headers(body);
    const answer = await app.request(`/v1/inbound/${id}`, { method: "POST", body, headers });
    expect(answer.status).toBe(500);
  });

  it("keeps secrets sealed in D1, each in its own row alone", async () => {
    const sent = (secret: string) =>
      mailgunBody(secret, {
        ...{ event: "opened", id: "Ase7i2zsRYeDXztHGENqRA", recipient: email },
        timestamp: Date.now() / 1_000,
      });
    const [one, other] = [
      await add({ provider: "mailgun", secret: "key-of-one-0123456789abcdef" }),
      await add({ provider: "mailgun", secret: "key-of-other-0123456789abcdef" }),
    ];
    const { results } = await DB.prepare("SELECT * FROM inbound_sources").all();
    expect(JSON.stringify(results)).not.toContain("key-of-o");
    await DB.prepare(
      `UPDATE inbound_sources
       SET secret = (SELECT secret FROM inbound_sources WHERE source_id = ?1) WHERE source_id = ?2`,
    )
      .bind(one.id, other.id)
      .run();
    const refused = await post(other, await sent("key-of-one-0123456789abcdef"));
    expect(refused.status).toBe(503);
    expect(refused.body.type).toBe("urn:leadlight:problem:secrets-locked");
    expect((await post(one, await sent("key-of-one-0123456789abcdef"))).status).toBe(200);
  });

  it("is for back ends", async () => {
    expect((await people.ask("GET", "/v1/inbound", undefined, "nonsense")).status).toBe(401);
    expect((await people.ask("POST", "/v1/inbound", {}, "nonsense")).status).toBe(401);
  });
});
