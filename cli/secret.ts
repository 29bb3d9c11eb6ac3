import { parseArgs } from "node:util";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { type Command, UsageError } from "./command.ts";
import { print } from "./print.ts";
import { executeSql, querySql, sqlText } from "./wrangler.ts";

export const secret: Command = {
  name: "secret",
  usage: "secret SITE [--rotate] [--remote]",
  describe: `Shows the secret with which a site's back end signs e-mail addresses, so that a browser can identify its
visitor (docs/people.md). --rotate creates a new one: every signature of the old one becomes invalid, those in
newsletter links too. --remote: in your Cloudflare account.`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rotate: { type: "boolean", default: false },
      remote: { type: "boolean", default: false },
    },
  });
  const [site = ""] = positionals;
  if (!SITE_KEY_PATTERN.test(site)) throw new UsageError("Of which site?");
  const target = values.remote ? "--remote" : "--local";
  if (values.rotate) {
    await executeSql(
      `UPDATE sites SET secret = lower(hex(randomblob(32))) WHERE site_key = ${sqlText(site)}`,
      target,
    );
  }
  const [row] = await querySql<{ secret: string | null }>(
    `SELECT secret FROM sites WHERE site_key = ${sqlText(site)}`,
    target,
  );
  if (row === undefined) {
    throw new Error(`There is no site "${site}": create it first with \`leadlight site\`.`);
  }
  if (row.secret === null) throw new Error("It has no secret yet: create one with --rotate.");
  print(row.secret);
}
