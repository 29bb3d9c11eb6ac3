/**
 * The Worker in a process of its own, for tests and benches that talk HTTP to it, load it, or kill it.
 *
 * `node test/runtime/serve.ts DIR` starts on the state in DIR (made when it is not there), and prints one
 * line of JSON: `{"origin":"http://…","key":"ll_…"}`. SIGTERM stops it properly.
 */
import { existsSync } from "node:fs";
import { migrate } from "../../local/migrate.ts";
import { startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";

const persistTo = process.argv[2];
if (persistTo === undefined) throw new Error("Say where to keep the state: serve.ts DIR");
if (!existsSync(persistTo)) await migrate(persistTo);

const verbose = process.env.LEADLIGHT_LOG !== undefined;
const runtime = await startRuntime({
  port: 0,
  persistTo,
  countRobots: true,
  onLog: (level, line) => {
    if (verbose) console.error(level, line);
  },
});
const db = await runtime.db();
const site = "demo" as SiteKey;
await putSite(db, { key: site, name: "Demo", origins: ["http://demo.test"] });
const key = await putApiKey(db, site, "test");

process.on("SIGTERM", async () => {
  await runtime.stop();
  process.exit(0);
});
process.on("SIGUSR2", () => runtime.runCron());
console.log(JSON.stringify({ origin: runtime.origin, key }));
