import { parseArgs } from "node:util";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { type Command, UsageError } from "./command.ts";
import { print } from "./print.ts";
import { executeSql, sqlText } from "./wrangler.ts";

export const site: Command = {
  name: "site",
  usage: 'site KEY --origin https://www.example.com [--origin …] [--name "Example"] [--remote]',
  describe: `Creates a site, or changes its name and origins. Only pages of these origins may send events;
https://*.example.com means every subdomain. --remote: in your Cloudflare account.`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      origin: { type: "string", multiple: true, default: [] },
      name: { type: "string" },
      remote: { type: "boolean", default: false },
    },
  });
  const [key = ""] = positionals;
  if (!SITE_KEY_PATTERN.test(key)) {
    throw new UsageError("A site key is 2 to 32 lowercase letters, digits and -.");
  }
  if (values.origin.length === 0) throw new UsageError("Name at least one origin.");
  const origins = values.origin.map(checkOrigin);
  await executeSql(
    `INSERT INTO sites (site_key, name, origins, secret)
     VALUES (${sqlText(key)}, ${sqlText(values.name ?? key)}, ${sqlText(JSON.stringify(origins))},
       lower(hex(randomblob(32))))
     ON CONFLICT (site_key) DO UPDATE SET name = excluded.name, origins = excluded.origins`,
    values.remote ? "--remote" : "--local",
  );
  print(`Site "${key}" accepts events from ${origins.join(", ")}.`);
  print(
    `Its tag: <script async src="https://YOUR-WORKER/leadlight.js" data-site="${key}"></script>`,
  );
}

function checkOrigin(origin: string): string {
  const url =
    URL.canParse(origin.replace("://*.", "://")) && new URL(origin.replace("://*.", "://"));
  if (!url || url.origin !== origin.replace("://*.", "://")) {
    throw new Error(`"${origin}" is not an origin: write it like https://www.example.com`);
  }
  return origin;
}
