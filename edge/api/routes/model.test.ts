import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { b2b } from "../../../shared/model/templates/b2b.ts";
import { putApiKey, putSite } from "../../../test/workerd/seed.ts";

const { DB } = env as unknown as { DB: D1Database };
const origin = "https://www.example.com";
let site: string;
let key: string;

beforeEach(async () => {
  // The Worker remembers a site's model for half a minute: every test has a site of its own.
  site = `site-${crypto.randomUUID().slice(0, 8)}`;
  await putSite(DB, site, [origin]);
  key = await putApiKey(DB, site);
});

/** The default model with other points for the pricing page. */
const priced = (points: number) => ({
  ...b2b,
  rules: b2b.rules.map((rule) => (rule.id === "pricing_page" ? { ...rule, points } : rule)),
});

describe("GET /v1/model", () => {
  it("shows the default model as version 0 while nothing was published", async () => {
    const { status, body, etag } = await ask("GET", "/v1/model");
    expect([status, etag]).toEqual([200, '"0.0"']);
    expect(body).toEqual({
      published: {
        ...{ version: 0, author: "leadlight", note: "The default model", publishedAt: null },
        ...{ restores: null, document: JSON.parse(JSON.stringify(b2b)) },
      },
      draft: null,
      rescore: null,
    });
  });

  it.each([
    ["GET", "/v1/model"],
    ["PUT", "/v1/model"],
    ["POST", "/v1/model/preview"],
    ["POST", "/v1/model/publish"],
    ["DELETE", "/v1/model/draft"],
    ["GET", "/v1/models"],
    ["POST", "/v1/models/1/rollback"],
  ])("%s %s opens with an API key only", async (method, path) => {
    const answer = await SELF.fetch(`https://leadlight.test${path}`, { method });
    expect(answer.status).toBe(401);
  });
});

describe("PUT /v1/model", () => {
  it("saves a draft that scores no lead yet, with its author and warnings", async () => {
    const unused = { ...b2b.rules[0], id: "odd", on: { event: "page_view", pageType: "nowhere" } };
    const document = { ...b2b, rules: [...b2b.rules, unused] };
    const saved = await save(document, '"0.0"', "?author=Ann");
    expect([saved.status, saved.etag]).toEqual([200, '"0.1"']);
    expect(saved.body.draft).toMatchObject({ author: "Ann" });
    expect(saved.body.warnings).toMatchObject([{ at: `rules.${b2b.rules.length}` }]);
    const { body } = await ask("GET", "/v1/model");
    expect(body.draft).toMatchObject({ author: "Ann", document: { name: "b2b" } });
    expect(body.published).toMatchObject({ version: 0 });
  });

  it("names the key as author when none is given", async () => {
    expect((await save(b2b, '"0.0"')).body.draft).toMatchObject({ author: "test" });
  });

  it("refuses to overwrite what the editor has not seen", async () => {
    await save(priced(11), '"0.0"');
    const late = await save(priced(12), '"0.0"');
    expect([late.status, late.body.type]).toEqual([412, "urn:leadlight:problem:changed-meanwhile"]);
    expect((await save(priced(12), null)).status).toBe(428);
    expect((await save(priced(12), '"nonsense"')).status).toBe(412);
    expect((await save(priced(12), "*")).status).toBe(200);
  });

  it("lists every fault of a bad draft, and leaves draft and published model as they are", async () => {
    await save(priced(11), '"0.0"');
    const bad = { ...b2b, basis: "luck", rules: [{ id: "A B" }], tiers: [] };
    const { status, body } = await save(bad, '"0.1"');
    expect([status, body.type]).toEqual([422, "urn:leadlight:problem:invalid-model"]);
    const places = (body.faults as { at: string }[]).map(({ at }) => at);
    expect(places).toEqual(expect.arrayContaining(["basis", "tiers"]));
    expect(places.some((at) => at.startsWith("rules.0"))).toBe(true);
    const after = await ask("GET", "/v1/model");
    expect(after.etag).toBe('"0.1"');
    expect(after.body.published).toMatchObject({ version: 0 });
  });

  it("refuses 10,000 rules with a fault, 5 MB with 413, deep nests and what is no JSON with 400", async () => {
    const rule = b2b.rules[0];
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...rule, id: `rule_${index}` }));
    const tooMany = await save({ ...b2b, rules: many }, "*");
    expect([tooMany.status, tooMany.body.type]).toEqual([
      422,
      "urn:leadlight:problem:invalid-model",
    ]);
    expect(tooMany.body.faults).toEqual(
      expect.arrayContaining([expect.objectContaining({ at: "rules" })]),
    );

    const large = await ask("PUT", "/v1/model", "x".repeat(5_000_001), { "if-match": "*" });
    expect([large.status, large.body.type]).toEqual([413, "urn:leadlight:problem:body-too-large"]);
    const deep = await ask("PUT", "/v1/model", "[".repeat(99_999), { "if-match": "*" });
    expect([deep.status, deep.body.type]).toEqual([400, "urn:leadlight:problem:too-deep"]);
    const broken = await ask("PUT", "/v1/model", '{\n"a": 1,\n}', { "if-match": "*" });
    expect([broken.status, broken.body.type]).toEqual([400, "urn:leadlight:problem:invalid-json"]);
    expect(broken.body.detail).toContain("position");
    expect((await ask("GET", "/v1/model")).etag).toBe('"0.0"');
  });

  it("keeps no document that D1 could not", async () => {
    const object = Array.from({ length: 15 }, (_, index) => `/${index}/${"€".repeat(240)}`);
    const rules = Array.from({ length: 200 }, (_, index) => ({
      ...{ id: `rule_${index}`, title: "Long", kind: "interest", points: 1 },
      on: { event: "page_view", object },
    }));
    const { status, body } = await save({ ...b2b, rules }, "*");
    expect(status).toBe(422);
    expect(body.faults).toMatchObject([{ at: "model", message: expect.stringContaining("bytes") }]);
  });
});

describe("DELETE /v1/model/draft", () => {
  it("throws the draft away, unless it was saved again meanwhile", async () => {
    await save(priced(11), '"0.0"');
    expect((await ask("DELETE", "/v1/model/draft")).status).toBe(428);
    expect((await discard('"0.0"')).status).toBe(412);
    expect((await discard('"0.1"')).status).toBe(204);
    expect((await ask("GET", "/v1/model")).body.draft).toBeNull();
  });
});

describe("POST /v1/model/publish", () => {
  it("publishes the draft once, as it was seen, and scores by it", async () => {
    const visitor = crypto.randomUUID().replaceAll("-", "");
    await visit(visitor, "/pricing");
    await save(priced(12), '"0.0"');
    expect((await publish({}, null)).status).toBe(428);
    expect((await publish({}, '"0.0"')).status).toBe(412);
    const published = await publish({ note: "Pricing counts more", author: "Ann" }, '"0.1"');
    expect([published.status, published.etag]).toEqual([201, '"1.2"']);
    expect(published.body).toMatchObject({
      ...{ version: 1, author: "Ann", note: "Pricing counts more", restores: null },
      rescore: { version: 1, total: 1 },
    });
    expect((await publish({}, '"1.2"')).body.type).toBe("urn:leadlight:problem:no-draft");
    expect((await ask("GET", `/v1/leads/${visitor}`)).body).toMatchObject({ total: 12 });
    await expect
      .poll(async () => (await ask("GET", "/v1/leads")).body.leads)
      .toMatchObject([{ lead: visitor, total: 12 }]);
    const { body } = await ask("GET", "/v1/model");
    expect(body).toMatchObject({ published: { version: 1 }, draft: null, rescore: { total: 1 } });
  });

  it("publishes a document without a draft, and leaves another's draft alone", async () => {
    await save(priced(11), '"0.0"');
    expect((await publish({ document: priced(20) }, null)).status).toBe(201);
    const { body } = await ask("GET", "/v1/model");
    expect(body.draft).toMatchObject({ author: "test" });
    expect(pricing(body.published)).toBe(20);
  });

  it("publishes nothing that is no model", async () => {
    const { status, body } = await publish({ document: { ...b2b, tiers: [] } }, null);
    expect([status, body.type]).toEqual([422, "urn:leadlight:problem:invalid-model"]);
    expect((await ask("GET", "/v1/models")).body.versions).toMatchObject([{ version: 0 }]);
  });

  it.each([[{ author: "" }], [{ unknown: 1 }], [{ note: 5 }], [[]]])(
    "refuses %j",
    async (request) => {
      const { status, body } = await publish(request, "*");
      expect([status, body.type]).toEqual([422, "urn:leadlight:problem:invalid-body"]);
    },
  );
});

describe("POST /v1/model/preview", () => {
  it("shows what the draft would change for real leads", async () => {
    const visitors = [1, 2].map((digit) => crypto.randomUUID().replaceAll("-", digit.toString()));
    await visit((visitors[0] as string).slice(0, 32), "/pricing");
    await visit((visitors[1] as string).slice(0, 32), "/");
    await save(priced(55), '"0.0"');
    const { status, body } = await ask("POST", "/v1/model/preview");
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 0, total: 2, binWidth: 10, next: null });
    expect(body.summary).toMatchObject({
      ...{ leads: 2, changed: 1 },
      tiers: [
        { from: "cold", to: "cold", leads: 1 },
        { from: "cold", to: "warm", leads: 1 },
      ],
      stages: [
        { from: null, to: "MQL", leads: 1 },
        { from: null, to: null, leads: 1 },
      ],
      entered: [{ stage: "MQL", leads: 1, first: [{ lead: visitors[0]?.slice(0, 32) }] }],
      disqualified: { leads: 0, first: [] },
      movers: [
        {
          before: { points: 10, tier: "cold", stage: null },
          after: { points: 55, tier: "warm", stage: "MQL" },
          rules: [{ rule: "pricing_page", before: 10, after: 55 }],
        },
      ],
    });
    expect((await ask("GET", "/v1/model")).body.published).toMatchObject({ version: 0 });
  });

  it("accepts a document, and says what is wrong with it", async () => {
    const post = (body: unknown) => ask("POST", "/v1/model/preview", JSON.stringify(body));
    expect((await post({ document: priced(1) })).body).toMatchObject({ total: 0, next: null });
    expect((await post({ document: {} })).body.type).toContain("invalid-model");
    expect((await post({})).body.type).toContain("no-draft");
    expect((await post({ document: b2b, next: "xx" })).body.type).toContain("invalid-body");
  });
});

describe("GET /v1/models", () => {
  beforeEach(async () => {
    for (const points of [11, 12, 13]) {
      await publish({ document: priced(points), note: `to ${points}` }, null);
    }
  });

  it("lists the history, newest first, page by page, down to the default model", async () => {
    const first = await ask("GET", "/v1/models?limit=2");
    expect(first.body).toMatchObject({ versions: [{ version: 3 }, { version: 2 }], next: "2" });
    const second = await ask("GET", `/v1/models?limit=2&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({
      versions: [{ version: 1, note: "to 11", author: "test" }, { version: 0 }],
      next: null,
    });
    expect(JSON.stringify(first.body)).not.toContain("document");
  });

  it("shows one version, only of the site of the key", async () => {
    expect(pricing((await ask("GET", "/v1/models/2")).body)).toBe(12);
    const other = `${site}x`;
    await putSite(DB, other, []);
    key = await putApiKey(DB, other);
    expect((await ask("GET", "/v1/models/2")).status).toBe(404);
  });

  it("shows what changed between two versions, to the published one, and to the draft", async () => {
    const points = async (path: string) => {
      const { body } = await ask("GET", path);
      return (body.changed as { rule: string; changes: unknown[] }[]).map(({ rule, changes }) => [
        rule,
        changes,
      ]);
    };
    const change = (before: number, after: number) => [
      ["pricing_page", [{ at: "points", before, after }]],
    ];
    expect(await points("/v1/models/1/diff?to=2")).toEqual(change(11, 12));
    expect(await points("/v1/models/0/diff")).toEqual(change(10, 13));
    await save(priced(14), "*");
    expect(await points("/v1/models/3/diff?to=draft")).toEqual(change(13, 14));
    expect((await ask("GET", "/v1/models/1/diff?to=9")).body.type).toContain("unknown-version");
    expect((await ask("GET", "/v1/models/x/diff")).body.type).toContain("unknown-version");
  });

  it("rolls back by publishing the old document as a new version: nothing leaves history", async () => {
    const back = await ask("POST", "/v1/models/1/rollback");
    expect(back.status).toBe(201);
    expect(back.body).toMatchObject({ version: 4, restores: 1, note: "Back to version 1" });
    const { body } = await ask("GET", "/v1/model");
    expect(pricing(body.published)).toBe(11);
    expect((await ask("GET", "/v1/models")).body.versions).toHaveLength(5);
    expect(pricing((await ask("GET", "/v1/models/3")).body)).toBe(13);
    expect((await ask("POST", "/v1/models/0/rollback")).body).toMatchObject({ version: 5 });
    expect((await ask("POST", "/v1/models/99/rollback")).status).toBe(404);
    const late = await ask("POST", "/v1/models/1/rollback", undefined, { "if-match": '"3.0"' });
    expect(late.status).toBe(412);
  });

  it.each(["limit=0", "limit=x", "cursor=-1"])("refuses ?%s", async (query) => {
    expect((await ask("GET", `/v1/models?${query}`)).status).toBe(400);
  });
});

interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Record<string, unknown>;
}

async function ask(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await SELF.fetch(`https://leadlight.test${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    etag: answer.headers.get("etag"),
    body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

const ifMatch = (tag: string | null): Record<string, string> =>
  tag === null ? {} : { "if-match": tag };
const save = (document: unknown, tag: string | null, query = "") =>
  ask("PUT", `/v1/model${query}`, JSON.stringify(document), ifMatch(tag));
const discard = (tag: string) => ask("DELETE", "/v1/model/draft", undefined, ifMatch(tag));
const publish = (request: unknown, tag: string | null) =>
  ask("POST", "/v1/model/publish", JSON.stringify(request), ifMatch(tag));

const pricing = (model: unknown): number | undefined =>
  (model as { document: typeof b2b }).document.rules.find(({ id }) => id === "pricing_page")
    ?.points;

async function visit(visitor: string, path: string): Promise<void> {
  const now = Date.now();
  const event = { id: crypto.randomUUID(), type: "page_view", occurredAt: now, page: { path } };
  const answer = await SELF.fetch(`https://leadlight.test/v1/collect?site=${site}`, {
    method: "POST",
    headers: { origin, "content-type": "text/plain" },
    body: JSON.stringify({ v: 1, visitor, sentAt: now, events: [event] }),
  });
  expect(answer.status).toBe(200);
  const listed = () => DB.prepare("SELECT 1 FROM leads WHERE lead_id = ?1").bind(visitor).first();
  await expect.poll(listed).not.toBeNull();
}
