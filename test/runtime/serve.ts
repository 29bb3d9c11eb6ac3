/**
 * The Worker in a process of its own, for tests and benches that talk HTTP to it, load it, or kill it.
 *
 * `node test/runtime/serve.ts DIR` starts on the state in DIR (made when it is not there), and prints one
 * line of JSON: `{"origin":"http://…","key":"ll_…"}`. SIGTERM stops it properly. With `LEADLIGHT_RECEIVER`,
 * an address, whatever the Worker sends out goes there, and its queue brings every hand-off twice;
 * `LEADLIGHT_AHEAD_MS` puts its clock ahead.
 */
import { existsSync } from "node:fs";
import { startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { emptyState } from "./emptyState.ts";

const persistTo = process.argv[2];
if (persistTo === undefined) throw new Error("Say where to keep the state: serve.ts DIR");
if (!existsSync(persistTo)) await emptyState(persistTo);

const verbose = process.env.LEADLIGHT_LOG !== undefined;
const receiver = process.env.LEADLIGHT_RECEIVER;
const runtime = await startRuntime({
  port: 0,
  clockAheadMs: Number(process.env.LEADLIGHT_AHEAD_MS ?? 0),
  ...(receiver !== undefined && {
    repeatJobs: 2,
    outside: (request) => passOn(request, receiver),
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
// A run that fails is told of and no more: on Cloudflare, too, the next one comes a minute later.
process.on("SIGUSR2", () => {
  runtime.runCron().catch((error) => console.error("cron", error));
});
console.log(JSON.stringify({ origin: runtime.origin, key }));

/** Passes a webhook on, and what becomes of it back: a connection that is cut off is a bad gateway's answer. */
async function passOn(request: Request, to: string): Promise<Response> {
  const headers = [...request.headers].filter(([name]) => name.startsWith("webhook-"));
  try {
    const answer = await fetch(to, { method: "POST", headers, body: await request.text() });
    await answer.arrayBuffer();
    return new Response(null, { status: answer.status });
  } catch {
    return new Response(null, { status: 502 });
  }
}
