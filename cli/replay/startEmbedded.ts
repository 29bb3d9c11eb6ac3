import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../local/migrate.ts";
import { startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { isTemporary } from "../isTemporary.ts";
import { openClient } from "../openClient.ts";
import type { ReplayServer } from "./replayServer.ts";

/**
 * Starts a Worker on an empty D1, which is deleted when it stops.
 *
 * @param atMs The Worker's clock, milliseconds since 1970: the end of a log, so that none of its visitors has
 *   been inactive for years.
 */
export async function startEmbedded(atMs: number): Promise<ReplayServer> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-replay-"));
  await migrate(dir);
  const runtime = await startRuntime({ port: 0, persistTo: dir });
  await runtime.setClockAhead(atMs - Date.now());
  const db = await runtime.db();
  const site = "replay" as SiteKey;
  await putSite(db, { key: site, name: "Replay", origins: [] });
  const key = await putApiKey(db, site, "replay");
  return {
    client: await openClient({ url: runtime.origin, key }, { retryOn: isTemporary }),
    site,
    catchUp: runtime.runCron,
    async stop() {
      await runtime.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
