import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { putApiKey, putSite } from "../../../test/workerd/seed.ts";
import type { Env } from "../../worker.ts";

const { DB, TIERS } = env as unknown as Env;
const origin = "https://www.example.com";

let key: string;
let visitor = newVisitor();
beforeEach(async () => {
  // A new one for each test: a late write of an earlier test must not show.
  visitor = newVisitor();
  await DB.exec("DELETE FROM events");
  await DB.exec("DELETE FROM leads");
  await putSite(DB, "demo", [origin, "https://*.example.org"]);
  await putSite(DB, "other", [origin]);
  key = await putApiKey(DB, "demo");
});

describe("POST /v1/collect", () => {
  it("answers with the visitor's score, and lets the page read it", async () => {
    const { status, body, headers } = await collect([view("/pricing")]);
    expect(status).toBe(200);
    expect(body).toEqual({
      accepted: 1,
      refused: [],
      score: 10,
      total: 10,
      tier: "cold",
      stage: null,
      segments: [],
    });
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("Invariant 2: counts an event once, whatever is retried or duplicated", async () => {
    const event = view("/case-studies/one");
    await Promise.all([collect([event]), collect([event]), collect([event, event])]);
    expect((await collect([event])).body).toMatchObject({ total: 15 });
    expect(await storedEvents()).toBe(1);
  });

  it("keeps valid events beside an invalid one, and says which was refused", async () => {
    const { status, body } = await collect([
      view("/"),
      { ...view("/"), id: "no" },
      { id: "unknown-kind", type: "telepathy", occurredAt: Date.now() },
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      accepted: 1,
      total: 5,
      refused: [
        { index: 1, id: "no", reason: "invalid-event" },
        { index: 2, id: "unknown-kind", reason: "invalid-event" },
      ],
    });
  });

  it("corrects a browser's clock by the time it was sent", async () => {
    const hourMs = 3_600_000;
    const slow = Date.now() - 5 * hourMs;
    await collect([{ ...view("/"), occurredAt: slow - 60_000 }], { sentAt: slow });
    const { occurred_at: at } = (await DB.prepare("SELECT occurred_at FROM events").first()) as {
      occurred_at: number;
    };
    expect(Math.abs(Date.now() - 60_000 - at)).toBeLessThan(5_000);
  });

  it("takes kinds that only a back end may send, at their own times, with an API key", async () => {
    const at = Date.now() - 40 * 86_400_000;
    const event = { id: "webinar-1", type: "webinar_attend", webinar: "launch", occurredAt: at };
    const { status, body } = await collect([event], {
      headers: { authorization: `Bearer ${key}` },
    });
    expect([status, body.total]).toEqual([200, 25]);
    const stored = await DB.prepare("SELECT occurred_at FROM events").first();
    expect(stored).toEqual({ occurred_at: at });
    expect((await collect([event])).status).toBe(422);
  });

  it("notes where a page view comes from, and nothing closer than the region", async () => {
    const cf = {
      country: "NL",
      region: "North Brabant",
      city: "Veldhoven",
      postalCode: "5504",
      asn: 64_512,
      asOrganization: "ASML Netherlands B.V.",
    };
    const sent = [view("/"), view("/pricing")];
    const answer = await SELF.fetch("https://leadlight.test/v1/collect?site=demo", {
      method: "POST",
      headers: { origin, "content-type": "text/plain" },
      cf,
      body: envelope(sent),
    });
    expect(answer.status).toBe(200);
    const { results } = await DB.prepare("SELECT body FROM events ORDER BY seq").all<{
      body: string;
    }>();
    expect(results.map(({ body }) => JSON.parse(body).place)).toEqual([
      undefined,
      {
        country: "NL",
        region: "North Brabant",
        organisation: "ASML Netherlands",
        organisationKind: "company",
      },
    ]);
    expect(results.map(({ body }) => body).join()).not.toMatch(/Veldhoven|5504|64512/);
  });

  it("does not take the place of a back end for that of the visitor", async () => {
    const cf = { country: "NL", asOrganization: "ASML Netherlands B.V." };
    const answer = await SELF.fetch("https://leadlight.test/v1/collect?site=demo", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      cf,
      body: envelope([view("/"), { ...view("/pricing"), place: { country: "DE" } }]),
    });
    expect(answer.status).toBe(200);
    const { results } = await DB.prepare("SELECT body FROM events ORDER BY seq").all<{
      body: string;
    }>();
    expect(results.map(({ body }) => JSON.parse(body).place)).toEqual([
      undefined,
      { country: "DE" },
    ]);
  });

  it("remembers the tier for the next time D1 is slow", async () => {
    await collect(["/case-studies/1", "/case-studies/2", "/case-studies/3"].map(view));
    await expect.poll(() => TIERS.get(`tier:${visitor}`)).toBe("warm");
  });

  it("lists the lead", async () => {
    await collect([view("/pricing")]);
    const list = () =>
      SELF.fetch("https://leadlight.test/v1/leads", { headers: { authorization: `Bearer ${key}` } })
        .then((answer) => answer.json() as Promise<{ leads: { lead: string; total: number }[] }>)
        .then(({ leads }) => leads.map(({ lead, total }) => [lead, total]));
    await expect.poll(list).toContainEqual([visitor, 10]);
  });
});

describe("Bad input gets a problem document, and nothing is stored", () => {
  const now = Date.now();
  const deep = `{"v":1,"x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
  const bodies: Readonly<Record<string, [string, number, string]>> = {
    "nothing at all": ["", 400, "invalid-json"],
    "malformed JSON": ['{"v":1,', 400, "invalid-json"],
    "a lone surrogate and junk": ["\ud800\u0000", 400, "invalid-json"],
    "10,000 levels": [deep, 400, "too-deep"],
    "a megabyte": [JSON.stringify({ x: "x".repeat(1_000_000) }), 413, "body-too-large"],
    "an array": ["[]", 422, "invalid-batch"],
    null: ["null", 422, "invalid-batch"],
    "no events": [envelope([]), 422, "invalid-batch"],
    "101 events": [envelope(Array(101).fill(view("/"))), 422, "invalid-batch"],
    "an unknown field": [envelope([view("/")], { extra: 1 }), 422, "invalid-batch"],
    "__proto__ in the batch": [
      envelope([view("/")]).replace('"v":1', '"v":1,"__proto__":{"x":1}'),
      422,
      "invalid-batch",
    ],
    "another version": [envelope([view("/")], { v: 2 }), 422, "invalid-batch"],
    "a visitor id too short": [envelope([view("/")], { visitor: "abc" }), 422, "invalid-batch"],
    "a visitor id in capitals": [
      envelope([view("/")], { visitor: "ABCDEF0123456789ABCDEF0123456789" }),
      422,
      "invalid-batch",
    ],
    "a visitor id that is SQL": [
      envelope([view("/")], { visitor: "' OR 1=1 --" }),
      422,
      "invalid-batch",
    ],
    "sentAt as text": [envelope([view("/")], { sentAt: "now" }), 422, "invalid-batch"],
    "sentAt in 1970": [envelope([view("/")], { sentAt: 0 }), 422, "no-valid-event"],
    "sentAt in 2099": [envelope([view("/")], { sentAt: Date.UTC(2099, 0) }), 422, "no-valid-event"],
    "an event of 1970": [envelope([{ ...view("/"), occurredAt: 0 }]), 422, "no-valid-event"],
    "an event of 2099": [
      envelope([{ ...view("/"), occurredAt: Date.UTC(2099, 0) }]),
      422,
      "no-valid-event",
    ],
    "an event at NaN": [
      envelope([{ ...view("/"), occurredAt: Number.NaN }]),
      422,
      "no-valid-event",
    ],
    "an event without id": [envelope([{ ...view("/"), id: undefined }]), 422, "no-valid-event"],
    "an unknown field in an event": [
      envelope([{ ...view("/"), email: "a@b.c" }]),
      422,
      "no-valid-event",
    ],
    "__proto__ in an event": [
      envelope([view("/")]).replace('"path":"/"', '"path":"/","__proto__":{"type":"pricing"}'),
      422,
      "no-valid-event",
    ],
    "a path that is no path": [envelope([view("javascript:alert(1)")]), 422, "no-valid-event"],
    "a path of 600 characters": [envelope([view(`/${"x".repeat(600)}`)]), 422, "no-valid-event"],
    "control characters": [envelope([view("/\u0000\u001b[31m")]), 422, "no-valid-event"],
    "negative attention": [envelope([engaged(-1)]), 422, "no-valid-event"],
    "attention of two days": [envelope([engaged(172_800_000)]), 422, "no-valid-event"],
    "attention of NaN": [envelope([engaged(Number.NaN)]), 422, "no-valid-event"],
    "attention as text": [envelope([engaged("1000")]), 422, "no-valid-event"],
    "a kind that only back ends may send": [
      envelope([{ id: "open-0001", type: "email_open", occurredAt: now, mailing: "weekly" }]),
      422,
      "no-valid-event",
    ],
    "a browser that vouches for itself": [
      envelope([
        {
          id: "identify-1",
          type: "identify",
          occurredAt: now,
          traits: { title: "CEO" },
          verified: true,
        },
      ]),
      422,
      "no-valid-event",
    ],
    "a browser that says where it is": [
      envelope([{ ...view("/"), place: { country: "NL" } }]),
      422,
      "no-valid-event",
    ],
    "a browser that gives itself points": [
      envelope([
        {
          id: "adjust-01",
          type: "adjustment",
          occurredAt: now,
          adjustment: "a",
          points: 99,
          author: "me",
          reason: "why not",
          expiresAt: null,
        },
      ]),
      422,
      "no-valid-event",
    ],
  };
  for (const [name, [body, status, type]] of Object.entries(bodies)) {
    it(name, async () => {
      const answer = await post(body);
      expect(await problemOf(answer)).toEqual([status, `urn:leadlight:problem:${type}`]);
      expect(await storedEvents()).toBe(0);
    });
  }

  it("a chunked body of a megabyte, without a length", async () => {
    const chunk = new TextEncoder().encode("x".repeat(65_536));
    let left = 16;
    const body = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const answer = await SELF.fetch(`https://leadlight.test/v1/collect?site=demo`, {
      method: "POST",
      headers: { origin, "content-type": "text/plain" },
      body,
    });
    expect(await problemOf(answer)).toEqual([413, "urn:leadlight:problem:body-too-large"]);
  });

  const doors: Readonly<Record<string, [string, Record<string, string>, number, string]>> = {
    "no site": ["", { origin }, 404, "unknown-site"],
    "an unknown site": ["?site=unknown", { origin }, 404, "unknown-site"],
    "a site that is SQL": ["?site=%27%20OR%201", { origin }, 404, "unknown-site"],
    "an origin of another site": [
      "?site=demo",
      { origin: "https://evil.example" },
      403,
      "forbidden-origin",
    ],
    "an origin that only ends alike": [
      "?site=demo",
      { origin: "https://evilexample.org" },
      403,
      "forbidden-origin",
    ],
    "no origin and no key": ["?site=demo", {}, 403, "forbidden-origin"],
    "a key that is none": [
      "?site=demo",
      { authorization: "Bearer ll_0123456789ab_0123456789012345678901" },
      401,
      "invalid-api-key",
    ],
    "a form's content type": [
      "?site=demo",
      { origin, "content-type": "application/x-www-form-urlencoded" },
      415,
      "unsupported-media-type",
    ],
  };
  for (const [name, [query, headers, status, type]] of Object.entries(doors)) {
    it(name, async () => {
      const answer = await SELF.fetch(`https://leadlight.test/v1/collect${query}`, {
        method: "POST",
        headers: { "content-type": "text/plain", ...headers },
        body: envelope([view("/")]),
      });
      expect(await problemOf(answer)).toEqual([status, `urn:leadlight:problem:${type}`]);
      expect(await storedEvents()).toBe(0);
    });
  }

  it("a visitor of another site", async () => {
    await collect([view("/")]);
    const answer = await post(envelope([view("/pricing")]), { site: "other" });
    expect(await problemOf(answer)).toEqual([409, "urn:leadlight:problem:visitor-of-another-site"]);
    expect(await storedEvents()).toBe(1);
  });

  it("a browser without an origin whose visitor is not known", async () => {
    const answer = await post(envelope([view("/")]), { origin: "null" });
    expect(await problemOf(answer)).toEqual([403, "urn:leadlight:problem:forbidden-origin"]);
    expect(await storedEvents()).toBe(0);
  });

  it("a known visitor is let in when the page's Referrer-Policy blanks the origin", async () => {
    await collect([view("/")]);
    const answer = await post(envelope([view("/pricing")]), { origin: "null" });
    expect(answer.status).toBe(200);
    expect(await storedEvents()).toBe(2);
  });

  it("answers the preflight of a page that adds a header to every request", async () => {
    const answer = await SELF.fetch("https://leadlight.test/v1/collect?site=demo", {
      method: "OPTIONS",
      headers: { origin, "access-control-request-headers": "x-csrf-token" },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect(answer.headers.get("access-control-allow-headers")).toBe("x-csrf-token");
  });

  it("keeps an event whose property does not fit, and says which was left out", async () => {
    const event = { id: "quote-0001", type: "custom", name: "quote", occurredAt: Date.now() };
    const { status, body } = await collect([{ ...event, properties: { seats: 40, plan: null } }]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, changed: ["event 0: properties.plan"] });
  });

  it("a subdomain is let in where the site says so", async () => {
    const answer = await post(envelope([view("/")]), { origin: "https://shop.example.org" });
    expect(answer.status).toBe(200);
  });
});

function newVisitor(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

function view(path: string) {
  return {
    id: crypto.randomUUID(),
    type: "page_view",
    occurredAt: Date.now(),
    page: { path },
  };
}

function engaged(engagedMs: unknown) {
  return { ...view("/"), type: "engagement", view: "view-0001", engagedMs };
}

function envelope(events: unknown[], more: Record<string, unknown> = {}): string {
  return JSON.stringify({ v: 1, visitor, sentAt: Date.now(), events, ...more });
}

const post = (body: string, { site = "demo", origin: from = origin } = {}) =>
  SELF.fetch(`https://leadlight.test/v1/collect?site=${site}`, {
    method: "POST",
    headers: { origin: from, "content-type": "text/plain;charset=UTF-8" },
    body,
  });

async function collect(
  events: unknown[],
  { sentAt = Date.now(), headers = {} }: { sentAt?: number; headers?: Record<string, string> } = {},
) {
  const answer = await SELF.fetch("https://leadlight.test/v1/collect?site=demo", {
    method: "POST",
    headers: { origin, "content-type": "text/plain", ...headers },
    body: envelope(events, { sentAt }),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
}

async function problemOf(answer: Response): Promise<[number, string]> {
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  const { type, status } = (await answer.json()) as { type: string; status: number };
  expect(status).toBe(answer.status);
  return [status, type];
}

async function storedEvents(): Promise<number> {
  const row = await DB.prepare("SELECT COUNT(*) AS events FROM events").first<{ events: number }>();
  return row?.events ?? -1;
}
