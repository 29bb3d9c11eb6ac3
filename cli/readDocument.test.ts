import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readDocument } from "./readDocument.ts";
import { readModel } from "./readModel.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "leadlight-documents-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nested = (depth: number, open: string, close: string) =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;
/** A block of YAML is nested by its indentation. */
const indented = (depth: number) =>
  Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:`).join("\n");

it.each([
  ["deep.json", nested(200_000, "[", "]")],
  ["deep.json", nested(200_000, '{"a":', "}")],
  ["deep.yaml", nested(200_000, "[", "]")],
  ["deep.yaml", nested(200_000, "{a: ", "}")],
  ["deep.yaml", nested(1_000, "- ", "")],
  ["deep.yaml", indented(1_000)],
])("%s: a document that is nested too deep is refused with a message", async (name, text) => {
  const file = join(folder, name);
  await writeFile(file, text);
  await expect(readDocument(file)).rejects.toThrow(`${file} is nested deeper than 40 levels.`);
  await expect(readModel(file)).rejects.toThrow("is nested deeper than 40 levels.");
});

it.each([
  ["flat.json", nested(40, "[", "]")],
  ["flat.yaml", indented(40)],
  ["brackets.yaml", `a: ${"'['".repeat(1)}\n# ${"[".repeat(100)}\nb: x${"[".repeat(100)}`],
])("%s: a document of at most 40 levels is read", async (name, text) => {
  const file = join(folder, name);
  await writeFile(file, text);
  await expect(readDocument(file)).resolves.toBeTypeOf("object");
});
