import { parseArgs } from "node:util";
import { makeApiKey } from "../local/seed.ts";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { executeSql, sqlText } from "./wrangler.ts";

export const keyHelp = `leadlight key SITE [--name "Sales dashboard"] [--remote]
leadlight key --revoke KEY-ID [--remote]

Makes an API key for a site and shows it, this once; D1 keeps only its hash. The id is the part
between the underscores. --remote: in your Cloudflare account.`;

export async function key(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: "string", default: "made on the command line" },
      revoke: { type: "string" },
      remote: { type: "boolean", default: false },
    },
  });
  const place = values.remote ? "--remote" : "--local";
  if (values.revoke !== undefined) {
    if (!/^[0-9a-f]{12}$/.test(values.revoke)) throw new Error(`Not a key id.\n\n${keyHelp}`);
    await executeSql(`DELETE FROM api_keys WHERE key_id = ${sqlText(values.revoke)}`, place);
    console.log(`Key ${values.revoke} opens nothing any more, within half a minute.`);
    return;
  }
  const [site = ""] = positionals;
  if (!SITE_KEY_PATTERN.test(site)) throw new Error(`For which site?\n\n${keyHelp}`);
  const made = makeApiKey();
  await executeSql(
    `INSERT INTO api_keys (key_id, key_hash, site_key, name, created_at)
     VALUES (${sqlText(made.id)}, ${sqlText(made.hash)}, ${sqlText(site)}, ${sqlText(values.name)}, ${Date.now()})`,
    place,
  );
  console.log(made.key);
}
