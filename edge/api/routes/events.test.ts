import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { createPeople, type People, views } from "../../../test/workerd/people.ts";
import type { Env } from "../../worker.ts";

const { DB } = env as unknown as Env;
const email = "jane@acme.example";
const occurredAt = "2026-11-17T09:00:00Z";

let people: People;
beforeEach(async () => {
  people = await createPeople(DB);
});

const sendEvents = (...events: unknown[]) => people.ask("POST", "/v1/events", { events });

describe("POST /v1/events", () => {
  it("counts events of a newsletter, a webinar and a network for the person", async () => {
    const browser = people.browser();
    await browser.does(views("/pricing"));
    await browser.identifies({ email });
    const answer = await sendEvents(
      { email, type: "webinar_attend", webinar: "intro", occurredAt },
      { email, type: "social_follow", network: "linkedin", occurredAt },
      { email, type: "email_unsubscribe", mailing: "weekly", occurredAt },
      { email, type: "custom", name: "meeting_booked", occurredAt },
    );
    expect(answer).toEqual({ status: 200, body: { accepted: 4, refused: [] } });
    const { total, contributions } = await people.explain(browser.visitor);
    expect(total).toBe(10 + 25 + 5 - 50);
    expect((contributions as { rule: string }[]).map(({ rule }) => rule).sort()).toEqual([
      "linkedin_follow",
      "pricing_page",
      "unsubscribed",
      "webinar",
    ]);
  });

  it("makes a lead of a person who never visited, with the address as a trait", async () => {
    const address = "x@mailinator.com";
    await sendEvents({ email: address, type: "email_subscribe", mailing: "a", occurredAt });
    const { body } = await people.ask("POST", "/v1/identify", { email: address });
    const { contributions, traits } = await people.explain(body.lead as string);
    expect(traits).toMatchObject({ email: { value: address, verified: true } });
    const rules = (contributions as { rule: string }[]).map(({ rule }) => rule);
    expect(rules).toContain("email_fake");
  });

  it("counts an event once that is sent again, with an id or by its own words", async () => {
    const event = { email, type: "webinar_attend", webinar: "intro", occurredAt };
    for (let turn = 0; turn < 3; turn++) await sendEvents(event, { ...event, id: "crm-12345" });
    await sendEvents({ ...event, email: "joe@acme.example" });
    const { body } = await people.ask("POST", "/v1/identify", { email });
    expect(body.total).toBe(25);
    const { events } = (await people.ask("GET", `/v1/leads/${body.lead}/events`)).body;
    const webinars = (events as { type: string }[]).filter(({ type }) => type === "webinar_attend");
    expect(webinars).toHaveLength(2);
    expect(webinars).toMatchObject([{ verified: true }, { verified: true }]);
  });

  it("takes many people in at once as it would one by one, their rows with them", async () => {
    const events = Array.from({ length: 200 }, (_, index) => ({
      email: `p${index % 130}@acme${index % 7}.example`,
      id: `crm-${String(index).padStart(5, "0")}`,
      ...(index % 3 === 0
        ? { type: "webinar_attend", webinar: `w${index % 5}`, occurredAt }
        : { type: "identify", traits: { title: index % 2 ? "CTO" : "Intern" }, occurredAt }),
    }));
    const listed = async ({ ask }: People) => {
      const { leads } = (await ask("GET", "/v1/leads?limit=200&sort=-total")).body;
      return (leads as { email: string; total: number; grade: string }[])
        .map(({ email, total, grade }) => [email, total, grade])
        .sort();
    };
    expect(await sendEvents(...events)).toEqual({
      status: 200,
      body: { accepted: 200, refused: [] },
    });
    const together = await listed(people);
    const others = await createPeople(DB);
    for (const event of events.slice(0, 40)) {
      await others.ask("POST", "/v1/events", { events: [event] });
    }
    await others.ask("POST", "/v1/events", { events: events.slice(40).reverse() });
    expect(together).toEqual(await listed(others));
    expect(together).toHaveLength(200);
    await sendEvents(...events);
    expect(await listed(people)).toEqual(together);
  });

  it("keeps the later of two traits that state no time", async () => {
    const facts = ["Intern", "CTO", "CFO", "VP Sales"].map((title, index) => {
      return { email, id: `crm-${index}-00000`, type: "identify", traits: { title } };
    });
    await sendEvents(...facts);
    const { body } = await people.ask("POST", "/v1/identify", { email });
    expect(await people.explain(body.lead as string)).toMatchObject({
      traits: { title: { value: "VP Sales" } },
    });
  });

  it("of traits that hold now, holds what was sent last, also when it was sent before", async () => {
    const { body } = await people.ask("POST", "/v1/identify", { email });
    const title = async () =>
      ((await people.explain(body.lead as string)).traits as Record<string, { value: string }>)
        .title?.value;
    const fact = (word: string) => ({
      ...{ email, id: `import-${word}`, type: "identify", traits: { title: word }, current: true },
    });
    const stored = async () =>
      (await DB.prepare("SELECT COUNT(*) AS count FROM events").first<{ count: number }>())?.count;
    for (const word of ["Manager", "Director", "Manager"]) {
      await sendEvents(fact(word));
      expect(await title()).toBe(word);
    }
    const count = await stored();
    await sendEvents(fact("Manager"));
    expect(await stored()).toBe(count);
    // A sender that does not say so is only repeating itself.
    const { current: _, ...repeated } = fact("Director");
    await sendEvents(repeated);
    expect(await title()).toBe("Manager");
  });

  it("finds a person by a new address after the old one was named", async () => {
    const traits = { email: "jane@new.example" };
    await sendEvents({ email, type: "webinar_attend", webinar: "intro", occurredAt });
    await sendEvents({ email, type: "identify", traits, occurredAt });
    const [before, after] = await Promise.all(
      [email, traits.email].map((one) => people.ask("POST", "/v1/identify", { email: one })),
    );
    expect(after?.body.lead).toBe(before?.body.lead);
    expect(after?.body.total).toBe(25);
  });

  it("accepts good events beside bad ones, and says what is wrong with those", async () => {
    const { status, body } = await sendEvents(
      { email, type: "email_open", mailing: "weekly", occurredAt },
      { email, type: "email_open", mailing: "weekly" },
      { email: "jane", type: "email_open", mailing: "weekly", occurredAt },
      { type: "email_open", mailing: "weekly", occurredAt },
      { email, type: "email_opened", mailing: "weekly", occurredAt },
      { email, type: "email_open", mailing: "weekly", occurredAt: "yesterday" },
      { email, type: "email_open", mailing: "weekly", occurredAt: "2999-01-01T00:00:00Z" },
      { lead: "f".repeat(32), type: "email_open", mailing: "weekly", occurredAt },
      "nonsense",
    );
    expect(status).toBe(200);
    expect(body.accepted).toBe(1);
    expect(
      (body.refused as { index: number; detail: string }[]).map(({ detail }) => detail),
    ).toEqual([
      "needs an id or an occurredAt: without either, sending it again would count it twice",
      "email: is not an e-mail address",
      "needs exactly one of: email, visitor, lead",
      expect.stringContaining("type: Invalid discriminator value"),
      "occurredAt: milliseconds since 1970, or a date such as 2026-11-17T09:00:00Z",
      "event-in-future",
      "lead: there is no such lead",
      "is not an object",
    ]);
    expect((body.refused as { index: number }[]).map(({ index }) => index)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  it.each([
    [{}, 422],
    [{ events: [] }, 422],
    [{ events: Array.from({ length: 201 }, () => ({})) }, 422],
    [{ events: [{}] }, 422],
  ])("refuses %j", async (body, status) => {
    expect((await people.ask("POST", "/v1/events", body)).status).toBe(status);
  });

  it("is for back ends", async () => {
    expect((await people.ask("POST", "/v1/events", {}, "nonsense")).status).toBe(401);
  });
});
