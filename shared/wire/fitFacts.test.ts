import { describe, expect, it } from "vitest";
import { fitFacts } from "./fitFacts.ts";
import { parseBatch } from "./parseBatch.ts";

const receivedAt = 1_750_000_000_000;

const send = (facts: object, trusted = false) =>
  parseBatch(
    JSON.stringify({
      v: 1,
      visitor: "a".repeat(32),
      sentAt: receivedAt,
      events: [{ id: "event-0001", occurredAt: receivedAt, ...facts }],
    }),
    { site: "acme" as never, receivedAt, trusted },
  );

const custom = (properties: object) => ({ type: "custom", name: "quote", properties });

describe("fitFacts", () => {
  it.each([
    ["null", { seats: 40, plan: null }, { seats: 40 }, ["properties.plan"]],
    ["a long text", { text: "A".repeat(150) }, { text: "A".repeat(128) }, ["properties.text"]],
    ["a line break", { text: "two\nlines" }, { text: "two lines" }, ["properties.text"]],
    ["a list", { items: ["a"], total: 12.5 }, { total: 12.5 }, ["properties.items"]],
    ["an object", { cart: { a: 1 } }, {}, ["properties.cart"]],
    ["nothing wrong", { yearly: true, seats: 3 }, { yearly: true, seats: 3 }, []],
  ])("keeps an event with %s, and says what it changed", (_, given, kept, changed) => {
    const parsed = send(custom(given));
    if (!parsed.ok) throw new Error(parsed.reason.detail);
    expect(parsed.value.batch.events).toMatchObject([{ properties: kept }]);
    expect(parsed.value.changed).toEqual(changed.map((name) => `event 0: ${name}`));
  });

  it("keeps the first twenty properties", () => {
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`p${index}`, index]));
    const { event, changed } = fitFacts(custom(many));
    expect(Object.keys((event as { properties: object }).properties)).toHaveLength(20);
    expect(changed).toHaveLength(5);
  });

  it("leaves out a trait whose name cannot be one, and keeps the others", () => {
    const { event, changed } = fitFacts({
      type: "identify",
      traits: { "company-size": 40, email: "jane@example.com" },
    });
    expect(event).toMatchObject({ traits: { email: "jane@example.com" } });
    expect(changed).toEqual(["traits.company-size"]);
  });

  it("leaves a back end's event as it is, which is refused with its fault", () => {
    const parsed = send(custom({ plan: null }), true);
    expect(parsed.ok).toBe(false);
  });
});
