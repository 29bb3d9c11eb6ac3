import { expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import { evaluate } from "./evaluate.ts";
import { notEvaluableAt } from "./notEvaluable.ts";

const parsed = parseModel(b2b);
if (!parsed.ok) throw new Error("b2b is broken");
const compiled = compileModel(parsed.value);
const profileWith = (traits: Record<string, string | number | boolean>) =>
  fold(emptyProfile, [{ id: "who-0001", type: "identify", occurredAt: 0, traits }]);

it("a trait of the wrong type stops no scoring, and every rule that it stops says why", () => {
  const profile = profileWith({ companySize: "many", title: "CEO", email: 7 });
  expect(evaluate(compiled, profile, 0).total).toBe(20);
  const notEvaluable = notEvaluableAt(compiled, profile, 0);
  expect(notEvaluable.map(({ rule }) => rule)).toEqual([
    "email_student",
    "email_fake",
    "size_500",
    "size_200",
    "size_1",
    "own_employee",
    "competitor",
  ]);
  expect(notEvaluable[2]).toEqual({
    rule: "size_500",
    title: "Company of 500 and more",
    kind: "fit",
    points: 20,
    reason: "companySize: many (not a number)",
  });
});

it("nothing is left notEvaluable of traits that are well, or not known", () => {
  expect(notEvaluableAt(compiled, profileWith({ companySize: 300 }), 0)).toEqual([]);
});
