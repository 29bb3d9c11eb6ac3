import { expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluate, prepare } from "./evaluate.ts";
import { nextChangeAt } from "./forecast/nextChange.ts";

const parsed = parseModel(b2b);
if (!parsed.ok) throw new Error("b2b is broken");
const compiled = compileModel(parsed.value);

const adjustment = (id: string, more: Partial<Extract<Event, { type: "adjustment" }>>): Event => ({
  id,
  type: "adjustment",
  occurredAt: 1_000,
  adjustment: "met-at-fair",
  points: 60,
  author: "Ann",
  reason: "Talked at the fair",
  expiresAt: null,
  ...more,
});

const at = (now: number, ...events: Event[]) => evaluate(compiled, fold(emptyProfile, events), now);

it("is one more contribution, with author and reason", () => {
  const { score, total, contributions } = at(2_000, adjustment("adjust-1", {}));
  expect({ score, total }).toEqual({ score: 60, total: 60 });
  expect(contributions).toMatchObject([
    { rule: "adjustment:met-at-fair", points: 60, reason: "Talked at the fair (Ann)" },
  ]);
});

it("counts from the moment it was made until it expires, and says so beforehand", () => {
  const event = adjustment("adjust-1", { expiresAt: 5_000 });
  expect(at(999, event).total).toBe(0);
  expect(at(1_000, event).total).toBe(60);
  expect(at(4_999, event).total).toBe(60);
  expect(at(5_000, event).total).toBe(0);
  const prepared = prepare(compiled, fold(emptyProfile, [event]));
  expect(nextChangeAt(prepared, 2_000, "MQL")).toBe(5_000);
});

it("is replaced by a later one of its name, and taken back by one of 0 points", () => {
  const first = adjustment("adjust-1", {});
  const second = adjustment("adjust-2", { occurredAt: 2_000, points: -10 });
  const third = adjustment("adjust-3", { occurredAt: 3_000, points: 0 });
  expect(at(4_000, second, first).total).toBe(-10);
  expect(at(4_000, third, first, second).contributions).toEqual([]);
});

it("is no sign of life", () => {
  expect(fold(emptyProfile, [adjustment("adjust-1", {})])).toMatchObject({
    firstSeen: null,
    lastSeen: null,
  });
});
