import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { columnOf, leadFields } from "../../edge/ports/leadColumns.ts";
import { generatedSchema, schemaFile } from "./schemaSql.ts";

it("docs/schema.sql has the tables after all migrations (node test/repo/schemaSql.ts writes it)", () => {
  expect(readFileSync(schemaFile, "utf8")).toBe(generatedSchema());
});

it("every row of leadColumns has its column in the table leads, of its type", () => {
  const table = /CREATE TABLE leads \(\n([\s\S]*?)\n\) WITHOUT/.exec(generatedSchema())?.[1] ?? "";
  const columns = [...table.matchAll(/^ {2}(\w+) (TEXT|REAL|INTEGER)/gm)].map(
    ([, name, type]) => `${name} ${type}`,
  );
  // Only SQL knows how often a lead has entered a stage.
  const expected = leadFields.map((field) => {
    const { column, type } = columnOf(field);
    return `${column} ${type === "JSON" ? "TEXT" : type}`;
  });
  expect(columns.sort()).toEqual([...expected, "episode INTEGER"].sort());
});
