import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../local/migrate.ts";
import { startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import type { Server } from "./sendVisits.ts";

/**
 * A Worker with an empty D1 of its own, which is gone when it stops.
 *
 * @param atMs What its clock says, milliseconds since 1970: the end of a log, so that nobody in it has
 *   been inactive for years.
 */
export async function startEmbedded(
  atMs: number,
): Promise<Server & { readonly stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-replay-"));
  await migrate(dir);
  const runtime = await startRuntime({ port: 0, persistTo: dir });
  await runtime.setClockAhead(atMs - Date.now());
  const db = await runtime.db();
  const site = "replay" as SiteKey;
  await putSite(db, { key: site, name: "Replay", origins: [] });
  const key = await putApiKey(db, site, "replay");
  return {
    origin: runtime.origin,
    key,
    site,
    catchUp: runtime.runCron,
    async stop() {
      await runtime.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
