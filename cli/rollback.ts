import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";
import { apiHelp, apiOptions, openClient } from "./openClient.ts";
import { showPublished } from "./showPublished.ts";

export const rollback: Command = {
  name: "rollback",
  usage: "rollback VERSION [--note WHY] [--author NAME] [--url URL] [--key KEY]",
  describe: `Publishes an older version of the model again, as a new version; the history keeps all of them. Version 0 is
the default model.
${apiHelp}`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...apiOptions,
      note: { type: "string" },
      author: { type: "string", default: userInfo().username },
    },
  });
  const [version = ""] = positionals;
  if (!/^\d+$/.test(version)) throw new UsageError("Back to which version?");
  const { note, author } = values;
  const client = await openClient(values);
  const published = await client.model.rollBack(Number(version), { author, note });
  await showPublished(client, published.version);
}
