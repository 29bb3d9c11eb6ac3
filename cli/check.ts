import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";
import { listed } from "./listed.ts";
import { print } from "./print.ts";
import { readModel } from "./readModel.ts";

export const check: Command = {
  name: "check",
  usage: "check MODEL.JSON",
  describe: `Checks a model, in JSON or YAML: every fault with its place and how to fix it, and warnings of mistakes that
are easy to make (overlapping bands, rules that are never true, thresholds that no lead can reach). Exit code
1 when there is a fault. Editors check while you type when the model names the JSON Schema:
"$schema": "./docs/model.schema.json".`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new UsageError("Which model?");
  const { model, warnings } = await readModel(file);
  if (warnings.length > 0) print(listed("Warnings:", warnings));
  print(`${file}: "${model.name}" is a valid model with ${model.rules.length} rules.`);
}
