import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { operatorOf, operators } from "./operators.ts";

const source = (file: string) => readFileSync(`${import.meta.dirname}/${file}`, "utf8");

it("every file that defines an operator is a row of the table", () => {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => !file.includes(".test.") && /satisfies Operator</.test(source(file)),
  );
  expect(files.map((file) => file.replace(".ts", "")).sort()).toEqual(
    Object.keys(operators).sort(),
  );
});

it("a condition has the operator that its key names, and one on the score has none", () => {
  expect(operatorOf({ inactiveDays: { atLeast: 3 } })).toBe(operators.inactiveDays);
  expect(operatorOf({ count: { event: "click" }, atLeast: 2 })).toBe(operators.count);
  expect(operatorOf({ tier: { oneOf: ["hot"] } })).toBeUndefined();
});
