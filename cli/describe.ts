import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";
import { describeModel } from "./describeModel.ts";
import { print } from "./print.ts";
import { readModel } from "./readModel.ts";

export const describe: Command = {
  name: "describe",
  usage: "describe MODEL.JSON",
  describe: "Prints a model as Markdown tables, in words: for a wiki, or for a review with sales.",
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new UsageError("Which model?");
  const { model } = await readModel(file);
  print(`# ${model.title ?? model.name}\n\n${describeModel(model)}`);
}
