import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { configFile } from "../local/paths.ts";
import { type Wrangler, wrangler } from "./wrangler.ts";

export const createHelp = `leadlight create

Makes what the Worker needs in your Cloudflare account (a D1 database, a KV namespace, three queues, and the
secret ENCRYPTION_KEY) and writes their ids into wrangler.toml. Run \`npx wrangler login\` before. Safe to run again.`;

/** Makes the account's resources; what is there already is used. */
export async function create(run: Wrangler = wrangler, config = configFile): Promise<void> {
  await unlessThere(run, ["d1", "create", "leadlight"]);
  await unlessThere(run, ["kv", "namespace", "create", "leadlight-tiers"]);
  await unlessThere(run, ["queues", "create", "leadlight-collect"]);
  await unlessThere(run, ["queues", "create", "leadlight-collect-dead"]);
  await unlessThere(run, ["queues", "create", "leadlight-deliveries"]);

  const databases = jsonOf<{ name: string; uuid: string }>(await run(["d1", "list", "--json"]));
  const namespaces = jsonOf<{ title: string; id: string }>(await run(["kv", "namespace", "list"]));
  const database = databases.find(({ name }) => name === "leadlight")?.uuid;
  const namespace = namespaces.find(({ title }) => title === "leadlight-tiers")?.id;
  if (database === undefined || namespace === undefined) {
    throw new Error(
      "The account does not list what was just made: wait a minute and run it again.",
    );
  }
  const before = await readFile(config, "utf8");
  const after = before
    .replace(/^database_id = ".*"$/m, `database_id = "${database}"`)
    .replace(/^id = ".*"$/m, `id = "${namespace}"`);
  if (after !== before) await writeFile(config, after);
  await makeKey(run);
  console.log(`wrangler.toml: D1 ${database}, KV ${namespace}. Now run \`npm run deploy\`.`);
}

async function unlessThere(run: Wrangler, args: readonly string[]): Promise<void> {
  try {
    await run(args);
    console.log(`made: ${args.join(" ")}`);
  } catch (error) {
    if (!/already (exists|in use|taken)|is already/i.test(String(error))) throw error;
    console.log(`is there already: ${args.at(-1)}`);
  }
}

/** Once, and never again: what is sealed with one key opens with no other. */
async function makeKey(run: Wrangler): Promise<void> {
  const secrets = await run(["secret", "list"]).catch((error) => {
    if (!/Worker "[^"]*" not found/.test(String(error))) throw error;
    return "[]";
  });
  if (jsonOf<{ name: string }>(secrets).some(({ name }) => name === keyName)) {
    return console.log(`is there already: ${keyName}`);
  }
  const key = randomBytes(32).toString("base64");
  await run(["secret", "put", keyName], key);
  console.log(`made: ${keyName}, ${key}
  It seals the secrets of destinations and inbound sources. Cloudflare never shows it again: keep it where you
  keep passwords, to be able to replace it.`);
}

const keyName = "ENCRYPTION_KEY";

/** wrangler may print a banner before its JSON. */
const jsonOf = <Item>(printed: string): Item[] => JSON.parse(printed.slice(printed.indexOf("[")));
