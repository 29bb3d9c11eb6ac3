/**
 * Runs the Worker in a separate process, for tests and benches that talk HTTP to it, load it, or kill it.
 *
 * `node test/runtime/serve.ts DIR` starts on the state in DIR (made when it is not there), and prints one
 * line of JSON: `{"origin":"http://…","key":"ll_…"}`. SIGTERM stops it properly. `LEADLIGHT_RECEIVER` is
 * the URL that gets every request of the Worker; its queue then delivers every hand-off twice.
 * `LEADLIGHT_AHEAD_MS` puts its clock ahead.
 */
import { existsSync } from "node:fs";
import { startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { emptyState } from "./emptyState.ts";

const persistTo = process.argv[2];
if (persistTo === undefined) throw new Error("Name the folder of the state: serve.ts DIR");
if (!existsSync(persistTo)) await emptyState(persistTo);

const verbose = process.env.LEADLIGHT_LOG !== undefined;
const receiver = process.env.LEADLIGHT_RECEIVER;
const runtime = await startRuntime({
  port: 0,
  clockAheadMs: Number(process.env.LEADLIGHT_AHEAD_MS ?? 0),
  ...(receiver !== undefined && {
    repeatJobs: 2,
    outside: (request) => forward(request, receiver),
  }),
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
// A failed run is only printed: as on Cloudflare, the next run comes a minute later.
process.on("SIGUSR2", () => {
  runtime.runCron().catch((error) => console.error("cron", error));
});
console.log(JSON.stringify({ origin: runtime.origin, key }));

/** Forwards a webhook and returns the status of its answer; a broken connection is a 502. */
async function forward(request: Request, to: string): Promise<Response> {
  const headers = [...request.headers].filter(([name]) => name.startsWith("webhook-"));
  try {
    const answer = await fetch(to, { method: "POST", headers, body: await request.text() });
    await answer.arrayBuffer();
    return new Response(null, { status: answer.status });
  } catch {
    return new Response(null, { status: 502 });
  }
}
