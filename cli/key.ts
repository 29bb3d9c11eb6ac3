import { parseArgs } from "node:util";
import { makeApiKey } from "../local/seed.ts";
import { scope, scopes } from "../shared/api/scope.ts";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { type DbTarget, executeSql, querySql, sqlText } from "./wrangler.ts";

export const keyHelp = `leadlight key SITE [--name "Sales dashboard"] [--scope read]… [--remote]
leadlight key --rotate KEY-ID [--hours 24] [--remote]
leadlight key --revoke KEY-ID [--remote]

Makes an API key for a site and shows it, this once; D1 keeps only its hash. The id is the part
between the underscores; \`leadlight keys SITE\` lists them. --scope: what it may do, of ${scopes.join(", ")};
all without it. --rotate: a new key with the same name and scopes; the old one holds for so many hours
more. --remote: in your Cloudflare account.`;

export async function key(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: "string", default: "made on the command line" },
      scope: { type: "string", multiple: true },
      rotate: { type: "string" },
      hours: { type: "string", default: "24" },
      revoke: { type: "string" },
      remote: { type: "boolean", default: false },
    },
  });
  const target = values.remote ? "--remote" : "--local";
  if (values.revoke !== undefined) return revoke(keyIdOf(values.revoke), target);
  if (values.rotate !== undefined) {
    return rotate(keyIdOf(values.rotate), hoursOf(values.hours), target);
  }
  const [site = ""] = positionals;
  if (!SITE_KEY_PATTERN.test(site)) throw new Error(`For which site?\n\n${keyHelp}`);
  const may = values.scope === undefined ? "NULL" : sqlText(scopesOf(values.scope));
  const made = makeApiKey();
  await executeSql(
    `INSERT INTO api_keys (key_id, key_hash, site_key, name, created_at, scopes)
     VALUES (${sqlText(made.id)}, ${sqlText(made.hash)}, ${sqlText(site)}, ${sqlText(values.name)}, ${Date.now()}, ${may})`,
    target,
  );
  console.log(made.key);
}

async function revoke(id: string, target: DbTarget): Promise<void> {
  await executeSql(`DELETE FROM api_keys WHERE key_id = ${sqlText(id)}`, target);
  console.log(`Key ${id} opens nothing any more, within half a minute.`);
}

async function rotate(id: string, hours: number, target: DbTarget): Promise<void> {
  const old = `FROM api_keys WHERE key_id = ${sqlText(id)}`;
  const [known] = await querySql<{ name: string }>(`SELECT name ${old}`, target);
  if (known === undefined) throw new Error(`There is no key ${id}.`);
  const made = makeApiKey();
  const now = Date.now();
  const until = now + hours * 3_600_000;
  await executeSql(
    `INSERT INTO api_keys (key_id, key_hash, site_key, name, created_at, scopes)
     SELECT ${sqlText(made.id)}, ${sqlText(made.hash)}, site_key, name, ${now}, scopes ${old};
     UPDATE api_keys SET expires_at = MIN(COALESCE(expires_at, ${until}), ${until}) WHERE key_id = ${sqlText(id)}`,
    target,
  );
  console.error(`The old key of "${known.name}" holds until ${new Date(until).toISOString()}.`);
  console.log(made.key);
}

function keyIdOf(text: string): string {
  if (!/^[0-9a-f]{12}$/.test(text)) throw new Error(`Not a key id.\n\n${keyHelp}`);
  return text;
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (text.trim() !== "" && hours >= 0 && hours <= 8_760) return hours;
  throw new Error("--hours: from 0 to 8760.");
}

/** `--scope read --scope write` and `--scope read,write` are the same. */
function scopesOf(asked: readonly string[]): string {
  return asked
    .flatMap((one) => one.split(","))
    .map((word) => {
      const parsed = scope.safeParse(word.trim());
      if (!parsed.success) throw new Error(`--scope: one of ${scopes.join(", ")}, not "${word}".`);
      return parsed.data;
    })
    .join(",");
}
