import { parseArgs } from "node:util";
import { compileModel } from "../shared/model/compile.ts";
import type { Command } from "./command.ts";
import { findLeads, type LeadsFile } from "./findLeads.ts";
import { goldenFile, runGoldenLead } from "./goldenLeads.ts";
import { print, printError } from "./print.ts";
import { readDocument } from "./readDocument.ts";
import { readModel } from "./readModel.ts";
import type { TestedFile } from "./testedFile.ts";
import { reportOf } from "./testReport.ts";

export const test: Command = {
  name: "test",
  usage: "test [LEADS.YAML …] [--model MODEL.JSON] [--json]",
  describe: `Tests a model on golden leads: leads whose score you calculated yourself. By default all *.leads.yaml and
*.leads.json of this folder, or beside --model. shop.leads.yaml tests shop.json or shop.yaml if one exists,
else model.json or model.yaml. Exit code 0 when every lead gets the expected score, 1 when one does not, 2
when a file cannot be read. --json prints the results as JSON, for other programs.

  leads:
    - name: a VP who asked for a demo
      traits: { title: VP of Sales, companySize: 300 }
      events:
        - { at: 2026-03-02T09:00:00Z, type: form_submit, form: demo, page: { path: /demo } }
      expect: { total: 65, tier: hot, contributions: { demo_request: 30, … } }`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { model: { type: "string" }, json: { type: "boolean", default: false } },
  });
  let files: TestedFile[];
  try {
    files = await Promise.all((await findLeads(positionals, values.model)).map(testFile));
  } catch (error) {
    // By the code, a pipeline distinguishes a model with other scores from a file that is broken.
    printError((error as Error).message);
    process.exitCode = 2;
    return;
  }
  const outcomes = files.flatMap((file) => file.outcomes);
  const failed = outcomes.filter(({ differences }) => differences.length > 0).length;
  const passed = outcomes.length - failed;
  print(
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
