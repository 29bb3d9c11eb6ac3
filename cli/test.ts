import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { compileModel } from "../shared/model/compile.ts";
import { goldenFile, runGoldenLead } from "./goldenLeads.ts";
import { readModel } from "./readModel.ts";

export const testHelp = `leadlight test LEADS.JSON [--model model.json]

Tests a model on golden leads: leads whose score you worked out yourself. By default the model is
model.json beside the leads. Exit code 1 when a lead comes out otherwise, with what differs.

  { "leads": [{ "name": "a VP who asked for a demo",
      "traits": { "title": "VP of Sales", "companySize": 300 },
      "events": [{ "at": "2026-03-02T09:00:00Z", "type": "form_submit", "form": "demo",
                   "page": { "path": "/demo" } }],
      "expect": { "total": 65, "tier": "hot", "contributions": { "demo_request": 30 } } }] }`;

export async function test(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { model: { type: "string" } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(`Which leads?\n\n${testHelp}`);
  const { leads } = await readLeads(file);
  const { model } = await readModel(values.model ?? join(dirname(file), "model.json"));
  const compiled = compileModel(model);
  let failed = 0;
  for (const lead of leads) {
    const differences = runGoldenLead(lead, compiled);
    console.log(`${differences.length === 0 ? "ok  " : "FAIL"}  ${lead.name}`);
    for (const { field, expected, actual } of differences) {
      console.log(
        `        ${field}: expected ${JSON.stringify(expected)}, is ${JSON.stringify(actual)}`,
      );
    }
    if (differences.length > 0) failed++;
  }
  console.log(`${leads.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

async function readLeads(file: string) {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read: ${error.code ?? error.message}`);
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
  const parsed = goldenFile.safeParse(document);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error([`${file} has no golden leads:`, ...faults].join("\n"));
}
