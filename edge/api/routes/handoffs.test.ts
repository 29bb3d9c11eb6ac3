import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import { createPeople, type People, views } from "../../../test/workerd/people.ts";
import { putApiKey } from "../../../test/workerd/seed.ts";
import { openSecrets } from "../../handoffs/ruleSecrets.ts";
import { createVault } from "../../secrets/vault.ts";
import type { Env } from "../../worker.ts";

const { DB, ENCRYPTION_KEY } = env as unknown as Env;
const secret = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
const hook = { type: "webhook", url: "https://receiver.test/hook", secret };
const rules = {
  specVersion: 1,
  destinations: { hook },
  rules: [{ title: "Everyone", to: ["hook"] }],
};

let people: People;
beforeEach(async () => {
  people = await createPeople(DB);
});

async function enters(): Promise<string> {
  const browser = people.browser();
  await browser.does(views("/pricing"));
  await people.ask("POST", `/v1/leads/${browser.visitor}/adjustments`, {
    points: 60,
    reason: "Talked at the fair",
  });
  return browser.visitor;
}

/** The rules as D1 has them. */
async function stored(of = people): Promise<string> {
  const row = await DB.prepare("SELECT document FROM handoff_rules WHERE site_key = ?1")
    .bind(of.site)
    .first<{ document: string }>();
  return row?.document ?? "";
}

/** Writes them past the Worker. */
const put = (document: unknown, of = people) =>
  DB.prepare("INSERT INTO handoff_rules (site_key, document, saved_at) VALUES (?1, ?2, 0)")
    .bind(of.site, JSON.stringify(document))
    .run();

/** What the secret of `hook` is when it is used. */
async function secretOf(of: People): Promise<unknown> {
  const config = JSON.parse(await stored(of)).destinations.hook;
  const vault = createVault({ current: ENCRYPTION_KEY });
  return (await openSecrets(of.site as SiteKey, "hook", config, vault)).secret;
}

interface Listed {
  readonly lead: string;
  readonly state: string;
  readonly note: string | null;
  readonly deliveries: { key: string; state: string; lastError: string | null }[];
}
const listed = async (query = "") =>
  (await people.ask("GET", `/v1/handoffs${query}`)).body.handoffs as Listed[];

describe("/v1/handoffs", () => {
  it("from the beacon to the queue: a lead that enters a stage is handed off, and a failure can be read", async () => {
    expect((await people.ask("PUT", "/v1/handoffs/rules", rules)).status).toBe(200);
    const lead = await enters();
    // Every test's internet answers so.
    await expect
      .poll(async () => (await listed())[0]?.deliveries[0]?.lastError, {
        timeout: 20_000,
        interval: 200,
      })
      .toBe("It answered 503.");
    const [handoff] = await listed();
    expect(handoff).toMatchObject({ lead, stage: "MQL", episode: 1, state: "routed" });
    const key = `${lead}-1-hook`;
    expect(handoff?.deliveries).toMatchObject([{ key, state: "waiting", attempts: 1 }]);
    expect(await listed("?state=waiting")).toHaveLength(1);
    expect(await listed("?state=dead")).toHaveLength(0);

    const again = await people.ask("POST", `/v1/handoffs/${key}/resend`);
    expect(again).toMatchObject({ status: 202, body: { key } });
  });

  it("says why nothing was sent", async () => {
    const lead = await enters();
    await expect
      .poll(async () => (await listed("?state=dropped"))[0], { timeout: 20_000, interval: 200 })
      .toMatchObject({ lead, note: "this site has no rules for hand-offs" });
  });

  it("shows no other site's, and sends none of them again", async () => {
    await people.ask("PUT", "/v1/handoffs/rules", rules);
    const lead = await enters();
    await expect
      .poll(async () => (await listed())[0]?.deliveries.length, { timeout: 20_000, interval: 200 })
      .toBe(1);
    const other = await createPeople(DB);
    expect((await other.ask("GET", "/v1/handoffs")).body).toEqual({ handoffs: [], next: null });
    for (const key of [`${lead}-1-hook`, `${lead}-2-hook`, "nonsense"]) {
      expect(await other.ask("POST", `/v1/handoffs/${key}/resend`)).toMatchObject({
        status: 404,
        body: { type: "urn:leadlight:problem:unknown-delivery" },
      });
    }
  });

  it.each([
    ["limit=0", "limit"],
    ["state=lost", "state: "],
    ["cursor=x", "cursor"],
  ])("refuses %s", async (query, detail) => {
    const answer = await people.ask("GET", `/v1/handoffs?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain(detail);
  });

  it("asks for an API key", async () => {
    for (const path of ["/v1/handoffs", "/v1/handoffs/rules"]) {
      expect((await SELF.fetch(`https://leadlight.test${path}`)).status).toBe(401);
    }
  });
});

describe("/v1/handoffs/rules", () => {
  it("are kept, and never show a secret again", async () => {
    const saved = await people.ask("PUT", "/v1/handoffs/rules", rules);
    expect(saved.body).toMatchObject({
      console: "https://leadlight.test",
      destinations: { hook: { url: hook.url, secret: "(hidden)" } },
    });
    expect((await people.ask("GET", "/v1/handoffs/rules")).body).toEqual(saved.body);

    // Sent back as they were read: the secret stays.
    expect((await people.ask("PUT", "/v1/handoffs/rules", saved.body)).status).toBe(200);
    expect(await stored()).not.toContain(secret);
    expect(await secretOf(people)).toBe(secret);
  });

  const crm = { type: "hubspot", token: "pat-eu1-0123456789" };
  it.each<[string, object, object, number]>([
    ["the same URL", hook, { url: hook.url, secret: "(hidden)" }, 200],
    ["another path", hook, { url: "https://receiver.test/other", secret: "(hidden)" }, 422],
    ["another query", hook, { url: `${hook.url}?to=other`, secret: "(hidden)" }, 422],
    ["another host", hook, { url: "https://thief.test/hook", secret: "(hidden)" }, 422],
    ["another kind", crm, { type: "audience", url: "https://thief.test/", token: "(hidden)" }, 422],
  ])("keep a hidden secret for its receiver alone: %s", async (_, before, change, status) => {
    const save = (config: object) =>
      people.ask("PUT", "/v1/handoffs/rules", { ...rules, destinations: { hook: config } });
    expect((await save(before)).status).toBe(200);
    const answer = await save({ ...before, ...change });
    expect(answer.status).toBe(status);
    if (status === 200) expect(await secretOf(people)).toBe(secret);
    else
      expect(JSON.stringify(answer.body.faults)).toContain("for another receiver: enter it again");
  });

  it("show a key without `write` the hosts of URLs alone", async () => {
    await people.ask("PUT", "/v1/handoffs/rules", rules);
    const key = await putApiKey(DB, people.site, ["read"]);
    const answer = await SELF.fetch("https://leadlight.test/v1/handoffs/rules", {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(await answer.json()).toMatchObject({
      destinations: { hook: { type: "webhook", url: "https://receiver.test/(hidden)" } },
    });
  });

  it("take secrets from before they were sealed, and seal them when the rules are saved again", async () => {
    await put({ ...rules, console: "https://leadlight.test" });
    expect(await stored()).toContain(secret);
    const { body } = await people.ask("GET", "/v1/handoffs/rules");
    expect(body).toMatchObject({ destinations: { hook: { secret: "(hidden)" } } });
    expect((await people.ask("PUT", "/v1/handoffs/rules", body)).status).toBe(200);
    expect(await stored()).not.toContain(secret);
    expect(await secretOf(people)).toBe(secret);
  });

  it("of another site open nothing here, and say so", async () => {
    await people.ask("PUT", "/v1/handoffs/rules", rules);
    const sealed = JSON.parse(await stored());
    const thief = await createPeople(DB);
    await put({ ...sealed, destinations: { hook: sealed.destinations.hook } }, thief);
    const tested = await thief.ask("POST", "/v1/destinations/test", { name: "hook" });
    const says = "It was changed, or belongs to another row: enter the secret again.";
    expect(tested.body).toEqual({ sent: false, error: `Its secret cannot be opened. ${says}` });
    const kept = await thief.ask("PUT", "/v1/handoffs/rules", {
      ...sealed,
      destinations: { hook: { ...hook, secret: "(hidden)" } },
    });
    expect(kept.body.faults).toEqual([{ at: "destinations.hook.secret", message: says }]);
  });

  it("are none at first", async () => {
    expect((await people.ask("GET", "/v1/handoffs/rules")).body).toEqual({ specVersion: 1 });
  });

  it.each<[string, unknown, string, string]>([
    ["no rules at all", null, "rules", "object"],
    [
      "a destination of no kind",
      { hook: { type: "fax" } },
      "destinations.hook.type",
      "webhook, slack",
    ],
    [
      "an address inside",
      { hook: { ...hook, url: "https://127.0.0.1/" } },
      "destinations.hook.url",
      "IP address",
    ],
    [
      "a secret that is none",
      { hook: { ...hook, secret: "whsec_" } },
      "destinations.hook.secret",
      "openssl rand",
    ],
    [
      "a secret that was never there",
      { hook: { ...hook, secret: "(hidden)" } },
      "destinations.hook.secret",
      "openssl rand",
    ],
    [
      "a token that was never there",
      { crm: { type: "hubspot", token: "(hidden)" }, hook },
      "destinations.crm.token",
      "was never saved",
    ],
    ["a stranger's field", { hook: { ...hook, colour: 1 } }, "destinations.hook", "colour"],
  ])("with %s are refused, and say where", async (_, destinations, at, says) => {
    const document = destinations === null ? null : { ...rules, destinations };
    const answer = await people.ask("PUT", "/v1/handoffs/rules", document);
    expect(answer).toMatchObject({
      status: 422,
      body: { type: "urn:leadlight:problem:invalid-rules" },
    });
    const faults = answer.body.faults as { at: string; message: string }[];
    expect(faults.find((fault) => fault.at === at)?.message).toContain(says);
  });
});

describe("POST /v1/destinations/test", () => {
  const test = (body: unknown) => people.ask("POST", "/v1/destinations/test", body);

  it("answers whether it was sent, without the receiver's answer", async () => {
    const answer = await test({ destination: hook });
    expect(answer).toMatchObject({
      status: 200,
      body: { sent: false, error: "It answered 503." },
    });
    await people.ask("PUT", "/v1/handoffs/rules", rules);
    expect((await test({ name: "hook" })).body).toMatchObject({ sent: false });
  });

  it("sends nothing to an address inside", async () => {
    const answer = await test({ destination: { ...hook, url: "https://[::1]/" } });
    expect(answer).toMatchObject({ status: 422, body: { faults: [{ at: "destination.url" }] } });
  });

  it.each([
    [null, '{"name"'],
    [{}, '{"name"'],
    [{ name: "unknown" }, "name: the rules have"],
  ])("refuses %j and says what to write", async (body, detail) => {
    const answer = await test(body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain(detail);
  });
});

describe("/v1/leads/:id/mute", () => {
  it("stops hand-offs of a lead until it is unmuted", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"));
    const path = `/v1/leads/${browser.visitor}/mute`;
    expect(await people.ask("PUT", path, { author: "Ann" })).toMatchObject({
      status: 200,
      body: { lead: browser.visitor, author: "Ann", until: null },
    });
    const mute = () =>
      DB.prepare("SELECT author FROM muted_leads WHERE lead_id = ?1").bind(browser.visitor).first();
    expect(await mute()).toEqual({ author: "Ann" });
    const other = await createPeople(DB);
    expect((await other.ask("DELETE", path)).status).toBe(404);
    expect((await people.ask("DELETE", path)).status).toBe(204);
    expect(await mute()).toBeNull();
    expect((await people.ask("PUT", path, { until: 1 })).status).toBe(422);
  });
});
