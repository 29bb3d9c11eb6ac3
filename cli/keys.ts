import { parseArgs } from "node:util";
import { scopes } from "../shared/api/scope.ts";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { type Command, UsageError } from "./command.ts";
import { print } from "./print.ts";
import { querySql, sqlText } from "./wrangler.ts";

export const keys: Command = {
  name: "keys",
  usage: "keys SITE [--remote]",
  describe: `Lists a site's API keys: id, scopes, name, when each was created and when it expires. --remote: those in
your Cloudflare account.`,
  run,
};

interface KeyRow {
  readonly key_id: string;
  readonly name: string;
  readonly scopes: string | null;
  readonly created_at: number;
  readonly expires_at: number | null;
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { remote: { type: "boolean", default: false } },
  });
  const [site = ""] = positionals;
  if (!SITE_KEY_PATTERN.test(site)) throw new UsageError("Of which site?");
  const rows = await querySql<KeyRow>(
    `SELECT key_id, name, scopes, created_at, expires_at FROM api_keys
     WHERE site_key = ${sqlText(site)} ORDER BY created_at`,
    values.remote ? "--remote" : "--local",
  );
  if (rows.length === 0) print(`${site} has no API key: leadlight key ${site} creates one.`);
  for (const row of rows) print(lineOf(row));
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function lineOf({ key_id, name, scopes: may, created_at, expires_at }: KeyRow): string {
  const end = expires_at === null ? "" : `, until ${new Date(expires_at).toISOString()}`;
  return `${key_id}  ${(may ?? scopes.join(",")).padEnd(34)}  ${name} (since ${dayOf(created_at)}${end})`;
}
