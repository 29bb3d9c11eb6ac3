import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url);

it("every row of docs/security.md names an asset, an attacker, a defence and a test that exists", () => {
  const rows = readFileSync(new URL("docs/security.md", root), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").slice(1, -1))
    .slice(2);
  expect(rows.length).toBeGreaterThan(10);
  for (const cells of rows) {
    expect(cells.map((cell) => cell.trim()).filter(Boolean)).toHaveLength(4);
    const [path = ""] = /(?<=`)[^`]+\.ts(?=`)/.exec(cells[3] ?? "") ?? [];
    expect(path !== "" && existsSync(new URL(path, root)), cells[3]).toBe(true);
  }
});
