import { parseArgs } from "node:util";
import { compileModel } from "../shared/model/compile.ts";
import { findLeads, type LeadsFile } from "./findLeads.ts";
import { type GoldenOutcome, goldenFile, runGoldenLead } from "./goldenLeads.ts";
import { readDocument } from "./readDocument.ts";
import { readModel } from "./readModel.ts";
import { reportOf } from "./testReport.ts";

export const testHelp = `leadlight test [LEADS.YAML …] [--model MODEL.JSON] [--json]

Tests a model on golden leads: leads whose score you worked out yourself. By default all *.leads.yaml and
*.leads.json of this folder, or beside --model; shop.leads.yaml is of shop.json or shop.yaml if there is one,
else of model.json or model.yaml. Exit code 0 when all come out as expected, 1 when a lead does not, 2 when
a file cannot be read. --json prints everything as JSON, for other programs.

  leads:
    - name: a VP who asked for a demo
      traits: { title: VP of Sales, companySize: 300 }
      events:
        - { at: 2026-03-02T09:00:00Z, type: form_submit, form: demo, page: { path: /demo } }
      expect: { total: 65, tier: hot, contributions: { demo_request: 30, … } }`;

/** A file of golden leads, and what came out. */
export interface TestedFile extends LeadsFile {
  readonly outcomes: readonly GoldenOutcome[];
}

export async function test(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { model: { type: "string" }, json: { type: "boolean", default: false } },
  });
  let files: TestedFile[];
  try {
    files = await Promise.all((await findLeads(positionals, values.model)).map(testFile));
  } catch (error) {
    // A pipeline can tell a model that scores otherwise from a file that is broken.
    console.error((error as Error).message);
    process.exitCode = 2;
    return;
  }
  const outcomes = files.flatMap((file) => file.outcomes);
  const failed = outcomes.filter(({ differences }) => differences.length > 0).length;
  const passed = outcomes.length - failed;
  console.log(
    values.json
      ? JSON.stringify({ passed, failed, files }, null, 2)
      : [...files.map(reportOf), `${passed} passed, ${failed} failed`].join("\n"),
  );
  if (failed > 0) process.exitCode = 1;
}

async function testFile(file: LeadsFile): Promise<TestedFile> {
  const [document, { model }] = await Promise.all([
    readDocument(file.leads),
    readModel(file.model),
  ]);
  const parsed = goldenFile.safeParse(document);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path, message }) => `  ${path.join(".")}: ${message}`,
    );
    throw new Error([`${file.leads} has no golden leads:`, ...faults].join("\n"));
  }
  const compiled = compileModel(model);
  const outcomes = parsed.data.leads.map((lead) => runGoldenLead(lead, compiled));
  return { ...file, outcomes };
}
