import { parseArgs } from "node:util";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { executeSql, querySql, sqlText } from "./wrangler.ts";

export const secretHelp = `leadlight secret SITE [--rotate] [--remote]

Shows the secret that a site's back end signs e-mail addresses with, so that a browser may say whose it
is (docs/people.md). --rotate makes a new one: what was signed with the old one, links in newsletters
included, holds no more. --remote: in your Cloudflare account.`;

export async function secret(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rotate: { type: "boolean", default: false },
      remote: { type: "boolean", default: false },
    },
  });
  const [site = ""] = positionals;
  if (!SITE_KEY_PATTERN.test(site)) throw new Error(`Of which site?\n\n${secretHelp}`);
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
    throw new Error(`There is no site "${site}": make it first with \`leadlight site\`.`);
  }
  if (row.secret === null) throw new Error("It has none yet: make one with --rotate.");
  console.log(row.secret);
}
