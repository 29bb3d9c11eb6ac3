import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import { listed } from "./listed.ts";
import { apiHelp, apiOptions, openClient } from "./openClient.ts";
import { print } from "./print.ts";
import { readModel } from "./readModel.ts";
import { showPreview } from "./showPreview.ts";

export const preview: Command = {
  name: "preview",
  usage: "preview [MODEL.JSON] [--url URL] [--key KEY]",
  describe: `Shows what a model would change for today's leads: who changes tier and stage, which alerts it would have
sent, and the biggest changes with their rules. Nothing is published. Without a file: the draft.
${apiHelp}`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: apiOptions,
  });
  const [file] = positionals;
  if (file === undefined) {
    return showPreview(await openClient(values), undefined, "the draft");
  }
  const { document, warnings } = await readModel(file);
  if (warnings.length > 0) print(listed("Warnings:", warnings));
  await showPreview(await openClient(values), document, file);
}
