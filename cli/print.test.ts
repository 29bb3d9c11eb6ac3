import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { printable } from "./print.ts";

it.each([
  ["\u001b]0;title\u0007Ann", "\\u001b]0;title\\u0007Ann"],
  ["\u001b[2J\u001b[31mred", "\\u001b[2J\\u001b[31mred"],
  ["a\rb\u0008c\u0000d\u007fe\u009b1mf", "a\\u000db\\u0008c\\u0000d\\u007fe\\u009b1mf"],
  ["invoice\u202efdp.exe", "invoice\\u202efdp.exe"],
  ["\u2066x\u2069 \u200ey\u2028z", "\\u2066x\\u2069 \\u200ey\\u2028z"],
  ["two\n\tlines, −5 → é 🧑‍🚒 日本", "two\n\tlines, −5 → é 🧑‍🚒 日本"],
])("%j is printed as %j", (text, printed) => {
  expect(printable(text)).toBe(printed);
});

it("JSON that is printed reads as what it was", () => {
  const value = { name: "\u0085a\u202eb\u2029\u009b1m" };
  expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(value);
});

it("every file of the command line prints through it", () => {
  const folder = new URL(".", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  expect(files.length).toBeGreaterThan(30);
  const others = files.filter((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    return /console\.\w+\(|stdout\.write/.test(text);
  });
  expect(others).toEqual(["print.ts"]);
});
