/** The Worker of examples/02-edge-worker on this machine, in front of the demo site or any other. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { convertV4MiniflareOptions, fetch, Log, LogLevel, Miniflare } from "miniflare";
import { rootDir } from "./paths.ts";

export interface EdgeWorkerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly site: string;
  readonly secret: string;
  /** Where the pages come from. */
  readonly pages: string;
  /** Origin of the scoring Worker. */
  readonly leadlight: string;
}

export interface EdgeWorker {
  /** e.g. `http://127.0.0.1:8789`, without a slash at the end. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/**
 * Bundles the example as a deploy would, and starts it. Its KV is empty: two runtimes do not share one
 * on a disk, so a visitor without a token is looked up at the scoring Worker.
 */
export async function startEdgeWorker(options: EdgeWorkerOptions): Promise<EdgeWorker> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-edge-"));
  await promisify(execFile)(
    process.execPath,
    [
      `${rootDir}/node_modules/wrangler/bin/wrangler.js`,
      ...["deploy", "--dry-run", "--outdir", dir],
      ...["--config", `${rootDir}/examples/02-edge-worker/wrangler.toml`],
    ],
    { cwd: rootDir, env: { ...process.env, WRANGLER_SEND_METRICS: "false" } },
  );
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: "ESModule", path: join(dir, "worker.js") }],
      modulesRoot: dir,
      compatibilityDate: "2026-11-01",
      host: "127.0.0.1",
      port: options.port,
      cf: false,
      log: new Log(LogLevel.ERROR),
      bindings: { SITE: options.site, ORIGIN: options.pages, LEADLIGHT_SECRET: options.secret },
      kvNamespaces: ["TIERS"],
      serviceBindings: {
        SCORER: (request: { readonly url: string }) => {
          const { pathname, search } = new URL(request.url);
          return fetch(`${options.leadlight}${pathname}${search}`);
        },
      },
    }),
  );
  const { origin } = await miniflare.ready;
  return {
    origin,
    async stop() {
      await miniflare.dispose();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
