import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import {
  createPeople,
  type People,
  sendsForm,
  signed,
  views,
} from "../../../test/workerd/people.ts";
import type { Env } from "../../worker.ts";

const { DB } = env as unknown as Env;
const email = "jane@acme.example";
const facts = { title: "VP of Sales", companySize: 300 };

let people: People;
beforeEach(async () => {
  people = await createPeople(DB);
});

describe("T15: two anonymous browsers that identify as one person later", () => {
  it("give the number that one browser gives", async () => {
    const laptop = people.browser();
    const phone = people.browser();
    await laptop.does(views("/pricing"));
    await phone.does(sendsForm("demo"));
    await people.ask("POST", "/v1/identify", { visitor: laptop.visitor, email, traits: facts });
    const { body } = await people.ask("POST", "/v1/identify", { visitor: phone.visitor, email });
    expect(body).toMatchObject({ total: 75, tier: "hot", stage: "MQL" });

    const lead = await people.lead(phone.visitor);
    expect(lead).toMatchObject({ lead: body.lead, total: 75, tier: "hot" });
    expect((await people.lead(laptop.visitor)).lead).toBe(lead.lead);
    expect((lead.visitors as { visitor: string }[]).map(({ visitor }) => visitor).sort()).toEqual(
      [laptop.visitor, phone.visitor].sort(),
    );
  });

  it("are one row in the list, with the e-mail address", async () => {
    const [laptop, phone] = [people.browser(), people.browser()];
    await laptop.does(views("/pricing"), sendsForm("demo"));
    await phone.does(views("/case-studies/a"));
    await people.ask("POST", "/v1/identify", { visitor: laptop.visitor, email });
    const { body } = await people.ask("POST", "/v1/identify", { visitor: phone.visitor, email });
    await expect
      .poll(async () => (await people.ask("GET", "/v1/leads")).body.leads)
      .toMatchObject([{ lead: body.lead, email, total: 55 }]);
  });
});

describe("Invariant 8: a claimed e-mail address attaches events and reads nothing", () => {
  it("counts for the person, and answers with the browser's own doing", async () => {
    const jane = people.browser();
    await jane.does(views("/pricing"), sendsForm("demo"));
    await people.ask("POST", "/v1/identify", { visitor: jane.visitor, email, traits: facts });

    const stranger = people.browser();
    await stranger.does(views("/"));
    const claimed = await stranger.identifies({ email });
    expect(claimed).toMatchObject({ status: 200, body: { total: 5, tier: "cold", stage: null } });
    expect((await stranger.me()).body).toMatchObject({ total: 5, tier: "cold", stage: null });
    expect((await stranger.does(views("/case-studies/a"))).body).toMatchObject({ total: 20 });

    const lead = await people.lead(jane.visitor);
    expect(lead).toMatchObject({ total: 75 + 5 + 15 });
    expect(lead.visitors).toContainEqual({ visitor: stranger.visitor, verified: false });
    expect((await jane.me()).body).toMatchObject({ total: 95 });
  });

  it("shows the whole person to a browser whose back end signed the address", async () => {
    const jane = people.browser();
    await jane.does(views("/pricing"));
    await people.ask("POST", "/v1/identify", { visitor: jane.visitor, email, traits: facts });
    const phone = people.browser();
    const answer = await phone.identifies({
      email: " Jane@ACME.example",
      signature: await signed(email),
    });
    expect(answer).toMatchObject({ status: 200, body: { total: 45 } });
    expect((await phone.me()).body).toMatchObject({ total: 45 });
  });

  it("changes nothing verified by an unverified claim", async () => {
    const jane = people.browser();
    await people.ask("POST", "/v1/identify", { visitor: jane.visitor, email, traits: facts });
    const stranger = people.browser();
    await stranger.identifies({ email, traits: { title: "Intern", companySize: 5 } });
    expect((await people.lead(jane.visitor)).traits).toMatchObject({
      title: { value: "VP of Sales", verified: true },
      companySize: { value: 300, verified: true },
    });
  });

  it.each([
    ["a signature of another address", { email: "joe@acme.example" }],
    ["a signature without an address", { traits: { title: "VP" } }],
  ])("refuses %s, and stores nothing", async (_, body) => {
    const browser = people.browser();
    const answer = await browser.identifies({ ...body, signature: await signed(email) });
    expect(answer.status).toBe(422);
    expect(answer.body.refused).toMatchObject([{ index: 0, reason: "invalid-signature" }]);
    expect((await browser.me()).status).toBe(404);
  });

  it("holds no signature of a site without a secret", async () => {
    await DB.prepare("UPDATE sites SET secret = NULL WHERE site_key = ?1").bind(people.site).run();
    const answer = await people.browser().identifies({ email, signature: await signed(email) });
    expect(answer.status).toBe(422);
  });
});

describe("a shared computer", () => {
  it("does not mix two people", async () => {
    const computer = people.browser();
    await computer.does(views("/pricing"));
    await computer.identifies({ email: "ann@acme.example" });
    await computer.identifies({ email: "bob@acme.example" });
    const bob = await computer.does(views("/case-studies/a"));
    expect(bob.body).toMatchObject({ total: 15 });
    await computer.identifies({ email: "ann@acme.example" });
    expect((await computer.does(views("/"))).body).toMatchObject({ total: 15 });

    await expect
      .poll(async () => {
        const leads = (await people.ask("GET", "/v1/leads")).body.leads as Record<
          string,
          unknown
        >[];
        return leads.map((lead) => [lead.email, lead.total]).sort();
      })
      .toEqual([
        ["ann@acme.example", 15],
        ["bob@acme.example", 15],
      ]);
  });

  it("keeps them apart within one batch, too", async () => {
    const computer = people.browser();
    const says = (address: string) => ({ type: "identify", traits: { email: address } }) as const;
    await computer.does(
      views("/pricing"),
      says("ann@acme.example"),
      views("/"),
      says("bob@acme.example"),
      views("/case-studies/a"),
    );
    expect((await computer.me()).body).toMatchObject({ total: 15 });
    const { body } = await people.ask("POST", "/v1/identify", { email: "ann@acme.example" });
    expect(body).toMatchObject({ total: 15 });
  });
});

describe("PUT and DELETE /v1/leads/:id/visitors/:visitor", () => {
  it("links and unlinks a browser by hand; lists and numbers follow at once", async () => {
    const [laptop, phone] = [people.browser(), people.browser()];
    await laptop.does(views("/pricing"));
    await phone.does(views("/case-studies/a"));
    const path = `/v1/leads/${laptop.visitor}/visitors/${phone.visitor}`;
    expect((await people.ask("PUT", path)).status).toBe(200);
    const totals = async () =>
      ((await people.ask("GET", "/v1/leads")).body.leads as { total: number }[]).map(
        ({ total }) => total,
      );
    expect(await totals()).toEqual([25]);
    expect(await people.ask("PUT", path)).toMatchObject({
      status: 409,
      body: { type: "urn:leadlight:problem:already-linked" },
    });
    expect((await people.ask("DELETE", path)).status).toBe(204);
    expect(await totals()).toEqual([15, 10]);
    expect((await people.ask("DELETE", path)).status).toBe(404);
    expect((await phone.me()).body).toMatchObject({ total: 15 });
  });

  it("takes a person's browser back out", async () => {
    const [jane, stranger] = [people.browser(), people.browser()];
    await jane.does(views("/pricing"));
    await people.ask("POST", "/v1/identify", { visitor: jane.visitor, email });
    await stranger.does(views("/careers"));
    await stranger.identifies({ email });
    const { lead, total } = await people.lead(jane.visitor);
    expect(total).toBe(-15);
    await people.ask("DELETE", `/v1/leads/${lead}/visitors/${stranger.visitor}`);
    expect(await people.lead(jane.visitor)).toMatchObject({ lead, total: 10 });
    expect((await people.lead(stranger.visitor)).lead).toBe(stranger.visitor);
  });

  it("knows no lead and no visitor of another site", async () => {
    const other = await createPeople(DB);
    const [ours, theirs] = [people.browser(), other.browser()];
    await ours.does(views("/"));
    await theirs.does(views("/"));
    const path = `/v1/leads/${ours.visitor}/visitors/${theirs.visitor}`;
    expect((await people.ask("PUT", path)).status).toBe(404);
    expect((await other.ask("PUT", path)).status).toBe(404);
  });
});

describe("POST /v1/identify: bad input", () => {
  it.each([
    ["no one", {}, "needs an email, a visitor, or both"],
    ["no address", { email: "jane" }, "email: is no e-mail address"],
    ["an unknown field", { email, score: 99 }, 'Unrecognized key: "score"'],
    ["a reserved trait", { email, traits: { constructor: "x" } }, "traits.constructor"],
    ["a signature beside an API key", { email, signature: "00" }, "an API key needs none"],
  ])("%s: says what is wrong", async (_, body, detail) => {
    const answer = await people.ask("POST", "/v1/identify", body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain(detail);
  });

  it("is nothing that a browser may vouch for itself", async () => {
    expect((await people.browser().identifies({ email, verified: true })).status).toBe(422);
  });
});
