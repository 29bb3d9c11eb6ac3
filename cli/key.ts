import { parseArgs } from "node:util";
import { makeApiKey } from "../local/seed.ts";
import { scope, scopes } from "../shared/api/scope.ts";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { type Command, UsageError } from "./command.ts";
import { print, printError } from "./print.ts";
import { type DbTarget, executeSql, querySql, sqlText } from "./wrangler.ts";

export const key: Command = {
  name: "key",
  usage: `key SITE [--name "Sales dashboard"] [--scope read]… [--remote]
key --rotate KEY-ID [--hours 24] [--remote]
key --revoke KEY-ID [--remote]`,
  describe: `Creates an API key for a site and shows it once; D1 keeps only its hash. Its id is the part between the
underscores; \`leadlight keys SITE\` lists the ids. --scope: what it may do, of ${scopes.join(", ")};
by default all of them. --rotate: a new key with the same name and scopes; the old key expires after --hours.
--remote: in your Cloudflare account.`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: "string", default: "created on the command line" },
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
  if (!SITE_KEY_PATTERN.test(site)) throw new UsageError("For which site?");
  const allowed = values.scope === undefined ? "NULL" : sqlText(scopesOf(values.scope));
  const made = makeApiKey();
  await executeSql(
    `INSERT INTO api_keys (key_id, key_hash, site_key, name, created_at, scopes)
     VALUES (${sqlText(made.id)}, ${sqlText(made.hash)}, ${sqlText(site)}, ${sqlText(values.name)}, ${Date.now()}, ${allowed})`,
    target,
  );
  print(made.key);
}

async function revoke(id: string, target: DbTarget): Promise<void> {
  await executeSql(`DELETE FROM api_keys WHERE key_id = ${sqlText(id)}`, target);
  print(`Key ${id} is revoked: it stops working within half a minute.`);
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
  printError(`The old key of "${known.name}" expires at ${new Date(until).toISOString()}.`);
  print(made.key);
}

function keyIdOf(text: string): string {
  if (!/^[0-9a-f]{12}$/.test(text)) throw new UsageError("Not a key id.");
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
