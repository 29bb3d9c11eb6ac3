import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { putApiKey, putSite } from "../../../test/workerd/seed.ts";
import type { Env } from "../../worker.ts";

const { DB } = env as unknown as Env;
const origin = "https://www.example.com";
const stranger = "ffffffffffffffffffffffffffffffff";

let key: string;
let otherKey: string;
let visitor: string;
beforeEach(async () => {
  visitor = crypto.randomUUID().replaceAll("-", "");
  for (const table of ["events", "leads", "profiles"]) await DB.exec(`DELETE FROM ${table}`);
  await putSite(DB, "demo", [origin]);
  await putSite(DB, "other", [origin]);
  key = await putApiKey(DB, "demo");
  otherKey = await putApiKey(DB, "other");
});

describe("GET /v1/leads", () => {
  it("ranks by total, and pages with a cursor", async () => {
    for (const [index, paths] of [["/"], ["/", "/pricing"], ["/case-studies/a"]].entries()) {
      await visit(String(index).padStart(32, "0"), paths);
    }
    const totals: number[] = [];
    let next: string | null = "";
    for (let page = 0; next !== null && page < 5; page++) {
      const answer: Answer = await ask(`/v1/leads?limit=2${next && `&cursor=${next}`}`);
      totals.push(...(answer.body.leads as { total: number }[]).map(({ total }) => total));
      next = answer.body.next as string | null;
    }
    expect(totals).toEqual([15, 15, 5]);
  });

  it("filters by tier", async () => {
    await visit(visitor, ["/case-studies/a", "/case-studies/b"]);
    await visit(stranger, ["/"]);
    const { body } = await ask("/v1/leads?tier=warm");
    expect(body.leads).toMatchObject([{ lead: visitor, tier: "warm", total: 30, priority: "low" }]);
  });

  it("narrows by several filters, sorts, and answers with the fields asked for", async () => {
    await visit(visitor, ["/case-studies/a"]);
    await visit(stranger, ["/"]);
    const query = "tier=cold,warm&source=direct&sort=score&fields=lead,score";
    expect((await ask(`/v1/leads?${query}`)).body.leads).toEqual([
      { lead: stranger, score: 5 },
      { lead: visitor, score: 15 },
    ]);
    expect((await ask("/v1/leads?source=email")).body.leads).toEqual([]);
    const seen = `seenSince=2020-01-01&seenBefore=${Date.now() - 60_000}`;
    expect((await ask(`/v1/leads?${seen}`)).body.leads).toEqual([]);
  });

  it("finds a person by part of an address of any length", async () => {
    const email = `${"long".repeat(16)}@acme.example`;
    const identified = await SELF.fetch("https://leadlight.test/v1/identify", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ email, traits: { company: "Öl & Söhne", country: "de" } }),
    });
    expect(identified.status).toBe(200);
    const found = async (query: string) =>
      (await ask(`/v1/leads?fields=email,company,country&${query}`)).body.leads;
    const shown = [{ email, company: "Öl & Söhne", country: "DE" }];
    await expect.poll(() => found(`q=${email.toUpperCase()}`)).toEqual(shown);
    expect(await found("q=söhne&country=de")).toEqual(shown);
    expect(await found("q=unknown")).toEqual([]);
  });

  it("refuses a cursor of another filter or sort, with the reason", async () => {
    await visit(visitor, ["/"]);
    await visit(stranger, ["/pricing"]);
    const { next } = (await ask("/v1/leads?limit=1&tier=cold")).body;
    expect((await ask(`/v1/leads?limit=9&tier=cold&cursor=${next}`)).body.leads).toHaveLength(1);
    for (const other of ["", "tier=warm&", "tier=cold&sort=total&"]) {
      const { status, body } = await ask(`/v1/leads?${other}cursor=${next}`);
      expect([status, body.detail]).toEqual([
        400,
        "cursor: belongs to another filter or sort; start again without it",
      ]);
    }
  });

  it.each([
    ["teir=hot", "teir is not known: did you mean tier?"],
    ["sort=name", "sort: "],
    ["fields=lead,password", "fields."],
    ["tier=", "tier.0: "],
    ["seenSince=yesterday", "seenSince: milliseconds since 1970, or a date"],
  ])("says how to fix ?%s", async (query, detail) => {
    const { status, body } = await ask(`/v1/leads?${query}`);
    expect([status, body.detail]).toEqual([400, expect.stringContaining(detail)]);
  });

  it("shows a key the leads of its own site, no other", async () => {
    await visit(visitor, ["/pricing"]);
    expect((await ask("/v1/leads", otherKey)).body).toEqual({ leads: [], next: null });
    expect((await ask(`/v1/leads/${visitor}`, otherKey)).status).toBe(404);
    expect((await ask(`/v1/leads/${visitor}/events`, otherKey)).status).toBe(404);
  });

  it.each([
    ["/v1/leads", "", 401, "missing-api-key"],
    ["/v1/leads", "nonsense", 401, "invalid-api-key"],
    ["/v1/leads", "ll_0123456789ab_0000000000000000000000000000", 401, "invalid-api-key"],
    ["/v1/leads?limit=0", null, 400, "invalid-parameter"],
    ["/v1/leads?limit=1e9", null, 400, "invalid-parameter"],
    ["/v1/leads?cursor=bm9uc2Vuc2U", null, 400, "invalid-parameter"],
    ["/v1/leads/unknown", null, 404, "unknown-lead"],
    [`/v1/leads/${stranger}`, null, 404, "unknown-lead"],
    [`/v1/leads/${stranger}/explain`, null, 404, "unknown-lead"],
    [`/v1/leads/${stranger}/explain?at=yesterday`, null, 400, "invalid-parameter"],
    [`/v1/leads/${stranger}/events?before=x`, null, 400, "invalid-parameter"],
    ["/v1/nothing", null, 404, "unknown-route"],
  ])("%s with key %j is a problem: %i %s", async (path, with_, status, type) => {
    const answer = await ask(path, with_ ?? key);
    expect([answer.status, answer.body.type]).toEqual([status, `urn:leadlight:problem:${type}`]);
  });
});

describe("GET /v1/leads/:id", () => {
  it("explains every point, now and at a moment of the past", async () => {
    await visit(visitor, ["/", "/careers"]);
    const { body } = await ask(`/v1/leads/${visitor}/explain`);
    expect(body).toMatchObject({ lead: visitor, total: -20, score: -20, tier: "cold" });
    expect(body.contributions).toMatchObject([
      { rule: "home_page", points: 5, reason: "/" },
      { rule: "careers_page", points: -25, reason: "/careers" },
    ]);
    expect(body).toMatchObject({ priority: "low", notEvaluable: [] });
    const past = await ask(`/v1/leads/${visitor}/explain?at=2020-01-01T00:00:00Z`);
    expect(past.body).toMatchObject({ total: 0, contributions: [] });
  });

  it("is evaluated from the events, not read from the list", async () => {
    await visit(visitor, ["/pricing"]);
    await DB.exec("UPDATE leads SET total = 999, score = 999, tier = 'hot'");
    expect((await ask(`/v1/leads/${visitor}`)).body).toMatchObject({ total: 10, tier: "cold" });
  });

  it("comes out the same when the cached profile was dropped", async () => {
    await visit(
      visitor,
      Array.from({ length: 70 }, (_, index) => `/blog/${index}`),
    );
    await expect.poll(storedProfiles).toBe(1);
    const cached = await ask(`/v1/leads/${visitor}`);
    await DB.exec("DELETE FROM profiles");
    expect((await ask(`/v1/leads/${visitor}`)).body).toEqual(cached.body);
    await DB.prepare("INSERT INTO profiles VALUES (?1, 7, 'not a profile')").bind(visitor).run();
    expect((await ask(`/v1/leads/${visitor}`)).body).toEqual(cached.body);
  });

  it("shows the events, newest first", async () => {
    await visit(visitor, ["/", "/pricing"]);
    const { body } = await ask(`/v1/leads/${visitor}/events`);
    expect(body.before).toBeNull();
    expect(body.events).toMatchObject([{ page: { path: "/pricing" } }, { page: { path: "/" } }]);
  });
});

describe("Invariant 8: a visitor learns only about itself", () => {
  it("gets its own standing by its own id", async () => {
    await visit(visitor, ["/pricing"]);
    const answer = await me(visitor);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({
      ...{ score: 10, total: 10, tier: "cold", stage: null, segments: [] },
    });
  });

  it("gets nothing without one, by another's site, or by guessing", async () => {
    await visit(visitor, ["/pricing"]);
    expect((await me("")).status).toBe(400);
    expect((await me("%")).status).toBe(400);
    expect((await me(stranger)).status).toBe(404);
    expect((await me(visitor, "other")).status).toBe(404);
    expect((await me(visitor, "demo", "https://evil.example")).status).toBe(403);
  });

  it("learns no reasons and no traits from its own answer", async () => {
    await visit(visitor, ["/careers"]);
    expect(Object.keys((await (await me(visitor)).json()) as object)).toEqual([
      "score",
      "total",
      "tier",
      "stage",
      "segments",
    ]);
  });
});

describe("the other routes", () => {
  it("GET /leadlight.signals.js is another script", async () => {
    const [main, signals] = await Promise.all(
      ["leadlight.js", "leadlight.signals.js"].map(async (file) =>
        (await SELF.fetch(`https://leadlight.test/${file}`)).text(),
      ),
    );
    expect(signals).toContain("video_progress");
    expect(main).not.toContain("video_progress");
  });

  it("GET /leadlight.js is cached, and asked for again by its tag", async () => {
    const first = await SELF.fetch("https://leadlight.test/leadlight.js");
    expect(first.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    expect(await first.text()).not.toBe("");
    const etag = first.headers.get("etag") as string;
    const again = await SELF.fetch("https://leadlight.test/leadlight.js", {
      headers: { "if-none-match": etag },
    });
    expect(again.status).toBe(304);
  });

  it("GET /healthz says whether the database is reachable", async () => {
    const answer = await SELF.fetch("https://leadlight.test/healthz");
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  });
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function ask(path: string, with_ = key): Promise<Answer> {
  const answer = await SELF.fetch(`https://leadlight.test${path}`, {
    headers: with_ === "" ? {} : { authorization: `Bearer ${with_}` },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const me = (id: string, site = "demo", from = origin) =>
  SELF.fetch(`https://leadlight.test/v1/me?site=${site}&visitor=${id}`, {
    headers: { origin: from },
  });

/** A visit, and the wait until the list shows it. */
async function visit(id: string, paths: readonly string[]): Promise<void> {
  const now = Date.now();
  const answer = await SELF.fetch("https://leadlight.test/v1/collect?site=demo", {
    method: "POST",
    headers: { origin, "content-type": "text/plain" },
    body: JSON.stringify({
      v: 1,
      visitor: id,
      sentAt: now,
      events: paths.map((path, index) => ({
        id: crypto.randomUUID(),
        type: "page_view",
        occurredAt: now - 1_000 + index,
        page: { path },
      })),
    }),
  });
  expect(answer.status).toBe(200);
  const listed = () => DB.prepare("SELECT 1 FROM leads WHERE lead_id = ?1").bind(id).first();
  await expect.poll(listed).not.toBeNull();
}

const storedProfiles = () =>
  DB.prepare("SELECT COUNT(*) AS profiles FROM profiles")
    .first<{ profiles: number }>()
    .then((row) => row?.profiles);
