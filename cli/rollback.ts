import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { apiHelp, apiOptions, openApi } from "./api.ts";
import { publishByApi } from "./publish.ts";

export const rollbackHelp = `leadlight rollback VERSION [--note WHY] [--author NAME] [--url URL] [--key KEY]

Publishes an older version's model again, as a new version; history keeps all. 0 is the default model.
${apiHelp}`;

export async function rollback(args: readonly string[]): Promise<void> {
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
  if (!/^\d+$/.test(version)) throw new Error(`Back to which version?\n\n${rollbackHelp}`);
  const { note, author } = values;
  const api = await openApi(values);
  await publishByApi(api, `/v1/models/${version}/rollback`, {
    author,
    ...(note !== undefined && { note }),
  });
}
