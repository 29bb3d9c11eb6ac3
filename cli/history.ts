import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import { apiHelp, apiOptions, openClient } from "./openClient.ts";
import { print } from "./print.ts";

export const history: Command = {
  name: "history",
  usage: "history [--limit 20] [--url URL] [--key KEY]",
  describe: `Lists the versions of a site's model, newest first: when, by whom, and the change note.
${apiHelp}`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...apiOptions, limit: { type: "string", default: "20" } },
  });
  const client = await openClient(values);
  const { versions, next } = await client.model.versions({ limit: Number(values.limit) });
  for (const { version, author, note, publishedAt, restores } of versions) {
    const when =
      publishedAt === null ? "from the start " : new Date(publishedAt).toISOString().slice(0, 16);
    const restored = restores === null ? "" : ` (restores version ${restores})`;
    print(
      `${String(version).padStart(4)}  ${when.replace("T", " ")}  ${author}${restored}  ${note}`.trimEnd(),
    );
  }
  if (next !== null) print(`      older versions: --limit ${Number(values.limit) * 2}`);
}
