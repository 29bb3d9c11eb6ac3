import { readFile, writeFile } from "node:fs/promises";
import { configFile } from "../local/paths.ts";
import { type Wrangler, wrangler } from "./wrangler.ts";

export const createHelp = `leadlight create

Makes what the Worker needs in your Cloudflare account (a D1 database, a KV namespace, three queues)
and writes their ids into wrangler.toml. Run \`npx wrangler login\` before. Safe to run again.`;

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

/** wrangler may print a banner before its JSON. */
const jsonOf = <Item>(printed: string): Item[] => JSON.parse(printed.slice(printed.indexOf("[")));
