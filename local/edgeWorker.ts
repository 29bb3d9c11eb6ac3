/** Runs the example Workers that serve or rewrite pages, on this machine. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { convertV4MiniflareOptions, fetch, Log, LogLevel, Miniflare, Response } from "miniflare";
import { rootDir } from "./paths.ts";

interface EdgeWorkerOptions {
  /** Folder in `examples`. */
  readonly example: "02-edge-worker" | "03-react";
  /** 0 takes any free port. */
  readonly port: number;
  readonly site: string;
  readonly secret: string;
  /** Origin of the pages, for an example without pages. */
  readonly pages?: string;
  /** Origin of the scoring Worker. */
  readonly leadlight: string;
}

export interface EdgeWorker {
  /** e.g. `http://127.0.0.1:8789`, without a slash at the end. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/**
 * Bundles the example as a deployment would, and starts it. Its KV is empty: two runtimes cannot share one on
 * disk, so the example asks the scoring Worker about a visitor without a token.
 */
export async function startEdgeWorker(options: EdgeWorkerOptions): Promise<EdgeWorker> {
  const folder = `${rootDir}/examples/${options.example}`;
  const dir = await mkdtemp(join(tmpdir(), "leadlight-edge-"));
  await promisify(execFile)(
    process.execPath,
    [
      `${rootDir}/node_modules/wrangler/bin/wrangler.js`,
      ...["deploy", "--dry-run", "--outdir", dir],
      ...["--config", `${folder}/wrangler.toml`],
    ],
    { cwd: folder, env: { ...process.env, WRANGLER_SEND_METRICS: "false" } },
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
      bindings: {
        SITE: options.site,
        ORIGIN: options.pages ?? "",
        LEADLIGHT: options.leadlight,
        LEADLIGHT_SECRET: options.secret,
      },
      kvNamespaces: ["TIERS"],
      serviceBindings: {
        ASSETS: (request: { readonly url: string }) =>
          readAsset(`${folder}/dist${new URL(request.url).pathname}`),
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

const assetTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
};

/** As Cloudflare serves the static files of a Worker. */
async function readAsset(file: string): Promise<Response> {
  try {
    const headers = { "content-type": assetTypes[extname(file)] ?? "application/octet-stream" };
    return new Response(await readFile(file), { headers });
  } catch {
    return new Response("Page not found.", { status: 404 });
  }
}
