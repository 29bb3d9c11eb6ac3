import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { type Command, UsageError } from "./command.ts";
import { listed } from "./listed.ts";
import { apiHelp, apiOptions, openClient } from "./openClient.ts";
import { print } from "./print.ts";
import { publishSql } from "./publishSql.ts";
import { readModel } from "./readModel.ts";
import { showPreview } from "./showPreview.ts";
import { showPublished } from "./showPublished.ts";
import { executeSql } from "./wrangler.ts";

export const publish: Command = {
  name: "publish",
  usage: `publish MODEL.JSON [--note WHY] [--author NAME] [--dry-run] [--url URL] [--key KEY]
publish MODEL.JSON --site KEY [--note WHY] [--author NAME] [--remote]`,
  describe: `Publishes a model. It also scores what visitors did before: a single lead within half a minute, lists as the
progress bar shows. --dry-run: only shows what it would change, like \`leadlight preview\`.
${apiHelp}
With --site it writes to the database directly, with no Worker running: to the local one, or with --remote to
the one in your Cloudflare account.`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...apiOptions,
      site: { type: "string" },
      author: { type: "string", default: userInfo().username },
      note: { type: "string", default: "" },
      "dry-run": { type: "boolean", default: false },
      remote: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new UsageError("Which model?");
  const { model, document, warnings } = await readModel(file);
  if (warnings.length > 0) print(listed("Warnings:", warnings));
  const { author, note, site } = values;
  if (site !== undefined) {
    if (values["dry-run"])
      throw new Error("--dry-run needs a running leadlight: leave --site out.");
    const sql = sqlFor(site, JSON.stringify(document), author, note);
    await executeSql(sql, values.remote ? "--remote" : "--local");
    print(`"${model.name}" scores ${site} within half a minute; lists follow.`);
    return;
  }
  if (values.remote) throw new UsageError("For which site?");
  const client = await openClient(values);
  if (values["dry-run"]) return showPreview(client, document, file);
  const { version } = await client.model.publish({ document, author, note });
  await showPublished(client, version);
}

/** D1 takes statements of 100 KB: some 500 rules. */
const maxChars = 90_000;

function sqlFor(site: string, document: string, author: string, note: string): string {
  if (!SITE_KEY_PATTERN.test(site)) throw new UsageError("For which site?");
  if (document.length <= maxChars) return publishSql(site, document, author, note);
  throw new Error(
    `The model has ${document.length} characters; --site takes at most ${maxChars}. Publish it with --url and --key.`,
  );
}
