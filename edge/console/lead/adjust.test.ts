import { describe, expect, it } from "vitest";
import { createConsole, textOf, view, visitorOf } from "../console.fixture.ts";

const lead = visitorOf(1);
const page = `/console/leads/${lead}`;

async function open() {
  const console_ = createConsole();
  await console_.collect(lead, [view("/pricing")]);
  return { ...console_, ...(await console_.visitor()) };
}

const order = { points: "45", reason: "Talked at the fair", author: "Ann", until: "2026-12-24" };

describe("a manual adjustment", () => {
  it("adds points with author, reason and end, and can be undone", async () => {
    const { read, post } = await open();
    const answer = await post(`${page}/adjustments`, order);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, page]);
    const html = await read(page);
    const text = textOf(html);
    expect(text).toContain("2 contributions add up to 55");
    expect(text).toMatch(/Talked at the fair \(Ann\) active \+45/);
    expect(text).toMatch(/\+45 Talked at the fair Ann, 17 Nov 2026, 09:00 UTC , until 24 Dec 2026/);

    const name = /name="name" value="(\w+)"/.exec(html)?.[1] ?? "";
    expect((await post(`${page}/adjustments/undo`, { name })).status).toBe(303);
    const after = textOf(await read(page));
    expect(after).toContain("1 contribution adds up to 10");
    expect(after).toContain("Undid an adjustment: Undone: Talked at the fair");
  });

  it.each([
    [{ ...order, points: "" }, "Points: a number"],
    [{ ...order, points: "0" }, "Points: a number"],
    [{ ...order, points: "1e9" }, "Points: a number"],
    [{ ...order, reason: "x" }, "Reason: 3 to 128 characters."],
    [{ ...order, author: " " }, "Your name"],
    [{ ...order, until: "2020-01-01" }, "Until: a day in the future."],
    [{ ...order, until: "soon" }, "Until: a day in the future."],
  ])("of %j shows the error, and changes nothing", async (fields, says) => {
    const { read, post } = await open();
    const answer = await post(`${page}/adjustments`, fields);
    expect(answer.status).toBe(422);
    expect(textOf(await answer.text())).toContain(says);
    expect(textOf(await read(page))).toContain("1 contribution adds up to 10");
  });
});

describe("a person with several devices", () => {
  it("has the email address as name, and a device can be unlinked", async () => {
    const { collect, ports, read, post } = await open();
    const claims = { type: "identify", traits: { email: "jane@acme.example" } } as const;
    await collect(lead, [claims]);
    await collect(visitorOf(2), [view("/careers"), claims]);
    const person = (await ports.events.snapshot(lead))?.lead as string;
    const html = await read(`/console/leads/${person}`);
    expect(textOf(html)).toContain("jane@acme.example");
    expect(textOf(html)).toContain("Linked devices");
    expect(html).toContain(`value="${visitorOf(2)}"`);

    const answer = await post(`/console/leads/${person}/unlink`, { visitor: visitorOf(2) });
    expect(answer.status).toBe(303);
    expect(textOf(await read(`/console/leads/${person}`))).toContain("adds up to 10");
    expect(textOf(await read("/console/leads"))).toContain("2 leads");
  });

  it("is found by a device's id too", async () => {
    const { collect, visitor } = await open();
    await collect(lead, [{ type: "identify", traits: { email: "jane@acme.example" } }]);
    const answer = await (await visitor()).get(page);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/console\/leads\/[0-9a-f]{32}-lead$/);
  });
});
