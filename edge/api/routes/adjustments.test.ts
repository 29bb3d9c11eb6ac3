import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { createPeople, type People, views } from "../../../test/workerd/people.ts";
import type { Env } from "../../worker.ts";

const { DB } = env as unknown as Env;

let people: People;
let lead: string;
beforeEach(async () => {
  people = await createPeople(DB);
  const browser = people.browser();
  await browser.does(views("/pricing"));
  lead = browser.visitor;
});

const adjust = (body: unknown) => people.ask("POST", `/v1/leads/${lead}/adjustments`, body);

describe("an adjustment by hand", () => {
  it("is one more contribution, with author, reason and expiry", async () => {
    const expiresAt = Date.now() + 86_400_000;
    const answer = await adjust({
      points: 45,
      reason: "Talked at the fair",
      author: "Ann",
      name: "fair",
      expiresAt,
    });
    expect(answer).toMatchObject({ status: 201, body: { name: "fair", points: 45, expiresAt } });
    const explained = await people.explain(lead);
    expect(explained).toMatchObject({
      score: 55,
      total: 55,
      stage: "MQL",
      nextChangeAt: expiresAt,
      adjustments: [{ name: "fair", points: 45, author: "Ann", reason: "Talked at the fair" }],
    });
    expect(explained.contributions).toContainEqual(
      expect.objectContaining({ points: 45, reason: "Talked at the fair (Ann)" }),
    );
    const later = await people.ask("GET", `/v1/leads/${lead}/explain?at=${expiresAt}`);
    expect(later.body).toMatchObject({ total: 10 });
  });

  it("is taken back, and the history keeps both", async () => {
    await adjust({ points: 45, reason: "Talked at the fair", name: "fair" });
    const path = `/v1/leads/${lead}/adjustments/fair`;
    expect((await people.ask("DELETE", path)).status).toBe(204);
    expect(await people.explain(lead)).toMatchObject({ total: 10 });
    const { events } = (await people.ask("GET", `/v1/leads/${lead}/events`)).body;
    expect(
      (events as { type: string }[]).filter(({ type }) => type === "adjustment"),
    ).toMatchObject([
      { points: 0, author: "test", reason: "Taken back: Talked at the fair" },
      { points: 45, author: "test" },
    ]);
  });

  it("finds no room beyond what a profile keeps, and says so", async () => {
    for (let number = 0; number < 16; number++) {
      expect((await adjust({ points: 1, reason: "because" })).status).toBe(201);
    }
    expect(await adjust({ points: 1, reason: "because" })).toMatchObject({
      status: 409,
      body: { type: "urn:leadlight:problem:too-many-adjustments" },
    });
    expect(await people.explain(lead)).toMatchObject({ total: 26 });
  });

  it.each([
    [{ points: 5 }, "reason"],
    [{ points: 5, reason: "" }, "reason"],
    [{ points: "5", reason: "because" }, "points"],
    [{ points: 1e9, reason: "because" }, "points"],
    [{ points: 5, reason: "because", expiresAt: 1 }, "expiresAt: must be in the future"],
    [{ points: 5, reason: "because", expiresAt: "soon" }, "expiresAt: must be in the future"],
    [null, "body"],
  ])("of %j is refused, and says why", async (body, detail) => {
    const answer = await adjust(body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain(detail);
  });

  it("reaches no lead of another site", async () => {
    const other = await createPeople(DB);
    const order = { points: 5, reason: "because" };
    const answer = await other.ask("POST", `/v1/leads/${lead}/adjustments`, order);
    expect(answer.status).toBe(404);
  });
});
