import { parseArgs } from "node:util";
import { listed, readModel } from "./readModel.ts";

export const checkHelp = `leadlight check MODEL.JSON

Checks a model, in JSON or YAML: every fault with its place and the mend, and warnings of what it hardly
means (overlapping bands, rules that can never be true, thresholds that no lead can reach). Exit code 1 when
there is a fault. Editors check while you write when the model says where the JSON Schema is:
"$schema": "./docs/model.schema.json".`;

export async function check(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new Error(`Which model?\n\n${checkHelp}`);
  const { model, warnings } = await readModel(file);
  if (warnings.length > 0) console.log(listed("Warnings:", warnings));
  console.log(`${file}: "${model.name}" is a model of ${model.rules.length} rules.`);
}
