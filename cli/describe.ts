import { parseArgs } from "node:util";
import { describeModel } from "./describeModel.ts";
import { readModel } from "./readModel.ts";

export const describeHelp = `leadlight describe MODEL.JSON

Prints a model as Markdown tables, in words: for a wiki, or to go through with sales.`;

export async function describe(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new Error(`Which model?\n\n${describeHelp}`);
  const { model } = await readModel(file);
  console.log(`# ${model.title ?? model.name}\n\n${describeModel(model)}`);
}
