import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { configFile } from "../local/paths.ts";
import type { Command } from "./command.ts";
import { print } from "./print.ts";
import { type Wrangler, wrangler } from "./wrangler.ts";

export const create: Command = {
  name: "create",
  usage: "create",
  describe: `Creates what the Worker needs in your Cloudflare account (a D1 database, a KV namespace, three queues, and the
secret ENCRYPTION_KEY) and writes their ids into wrangler.toml. Run \`npx wrangler login\` before. Safe to run again.`,
  run: () => createResources(),
};

/** Creates the account's resources; those that exist are used. */
export async function createResources(
  run: Wrangler = wrangler,
  config = configFile,
): Promise<void> {
  await createOnce(run, ["d1", "create", "leadlight"]);
  await createOnce(run, ["kv", "namespace", "create", "leadlight-tiers"]);
  await createOnce(run, ["queues", "create", "leadlight-collect"]);
  await createOnce(run, ["queues", "create", "leadlight-collect-dead"]);
  await createOnce(run, ["queues", "create", "leadlight-deliveries"]);

  const databases = jsonOf<{ name: string; uuid: string }>(await run(["d1", "list", "--json"]));
  const namespaces = jsonOf<{ title: string; id: string }>(await run(["kv", "namespace", "list"]));
  const database = databases.find(({ name }) => name === "leadlight")?.uuid;
  const namespace = namespaces.find(({ title }) => title === "leadlight-tiers")?.id;
  if (database === undefined || namespace === undefined) {
    throw new Error(
      "The account does not list the new resources yet: wait a minute and run this again.",
    );
  }
  const before = await readFile(config, "utf8");
  const after = before
    .replace(/^database_id = ".*"$/m, `database_id = "${database}"`)
    .replace(/^id = ".*"$/m, `id = "${namespace}"`);
  if (after !== before) await writeFile(config, after);
  await createKey(run);
  print(`wrangler.toml: D1 ${database}, KV ${namespace}. Now run \`npm run deploy\`.`);
}

async function createOnce(run: Wrangler, args: readonly string[]): Promise<void> {
  try {
    await run(args);
    print(`created: ${args.join(" ")}`);
  } catch (error) {
    if (!/already (exists|in use|taken)|is already/i.test(String(error))) throw error;
    print(`exists already: ${args.at(-1)}`);
  }
}

/** Only once: secrets that were encrypted with one key cannot be decrypted with another. */
async function createKey(run: Wrangler): Promise<void> {
  const secrets = await run(["secret", "list"]).catch((error) => {
    if (!/Worker "[^"]*" not found/.test(String(error))) throw error;
    return "[]";
  });
  if (jsonOf<{ name: string }>(secrets).some(({ name }) => name === keyName)) {
    return print(`exists already: ${keyName}`);
  }
  const key = randomBytes(32).toString("base64");
  await run(["secret", "put", keyName], key);
  print(`created: ${keyName}, ${key}
  It encrypts the secrets of destinations and webhook sources. Cloudflare never shows it again: keep it where
  you keep passwords; you need it to replace it.`);
}

const keyName = "ENCRYPTION_KEY";

/** wrangler may print a banner before its JSON. */
const jsonOf = <Item>(printed: string): Item[] => JSON.parse(printed.slice(printed.indexOf("[")));
