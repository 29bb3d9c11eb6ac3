/** The Worker on this machine: the bundle that would be deployed, in the runtime that would run it. */

import { existsSync, readdirSync } from "node:fs";
import type { D1Database } from "@cloudflare/workers-types";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { encryptionKeyIn } from "./encryptionKey.ts";
import { bundleDir, configFile, rootDir, stateDir } from "./paths.ts";

export interface RuntimeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder that holds D1 and KV, as wrangler lays it out; by default the one of `wrangler dev`. */
  readonly persistTo?: string;
  /** What every request pretends of where it comes from, as `request.cf` says it; by default nothing. */
  readonly cf?: Readonly<Record<string, unknown>>;
  /** Counts robots like people: for tests and benches, which are some. */
  readonly countRobots?: boolean;
  /** Answers every request that the Worker sends out, instead of the internet: for tests. */
  readonly outside?: (request: Request) => Promise<Response>;
  /** How often the queue of hand-offs brings each message: for tests. */
  readonly repeatJobs?: number;
  /** Milliseconds that the Worker's clock is ahead at first. */
  readonly clockAheadMs?: number;
  /** What the Worker writes with `console`. */
  readonly onLog?: (level: string, line: string) => void;
}

type Options = ConstructorParameters<typeof Miniflare>[0];

export interface Runtime {
  /** e.g. `http://127.0.0.1:8787`, without a slash at the end. */
  readonly origin: string;
  readonly db: () => Promise<D1Database>;
  /** Does what Cloudflare's cron does every minute; it never fires by itself here. */
  readonly runCron: () => Promise<void>;
  /** Puts the Worker's clock ahead or, with a negative number, back: it starts anew on the same state. */
  readonly setClockAhead: (ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the built Worker (`npm run build`) with the bindings of `wrangler.toml`.
 *
 * @throws When there is no build, or the port is taken; the message says what to do.
 */
export async function startRuntime({
  port,
  persistTo = stateDir,
  cf = {},
  countRobots = false,
  outside,
  repeatJobs = 1,
  clockAheadMs = 0,
  onLog,
}: RuntimeOptions): Promise<Runtime> {
  const bundle = `${bundleDir}/worker.js`;
  if (!existsSync(bundle)) throw new Error("There is no build yet: run `npm run build` first.");
  const { modulesRules: _, ...bindings } =
    unstable_getMiniflareWorkerOptions(configFile).workerOptions;
  const encryptionKey = await encryptionKeyIn(persistTo);
  const optionsOf = (aheadMs: number): Options =>
    convertV4MiniflareOptions({
      ...bindings,
      rootPath: rootDir,
      modules: [
        { type: "ESModule", path: bundle },
        ...textModules().map((path) => ({ type: "Text" as const, path })),
      ],
      modulesRoot: bundleDir,
      host: "127.0.0.1",
      port,
      resourcePersistencePath: `${persistTo}/v3`,
      log: new Log(LogLevel.ERROR),
      cf: false,
      handleStructuredLogs: ({ level, message }) => onLog?.(level, message),
      bindings: {
        ...(bindings.bindings as Record<string, string> | undefined),
        ENCRYPTION_KEY: encryptionKey,
        DEV_CF: JSON.stringify(cf),
        ...(countRobots && { COUNT_ROBOTS: "true" }),
        ...(repeatJobs !== 1 && { REPEAT_JOBS: String(repeatJobs) }),
        CLOCK_AHEAD_MS: String(aheadMs),
      },
      ...(outside !== undefined && { outboundService: outside as never }),
    });
  const miniflare = new Miniflare(optionsOf(clockAheadMs));
  const url = await miniflare.ready;
  return {
    origin: url.origin,
    db: () => miniflare.getD1Database("DB") as unknown as Promise<D1Database>,
    async runCron() {
      const worker = await miniflare.getWorker();
      await worker.scheduled({ cron: "* * * * *" });
    },
    setClockAhead: (ms) => miniflare.setOptions(optionsOf(ms)),
    stop: () => miniflare.dispose(),
  };
}

/** What the Worker imports as text, beside its bundle. */
const textModules = (): string[] =>
  readdirSync(bundleDir)
    .filter((name) => name.endsWith(".txt") || name.endsWith(".css"))
    .map((name) => `${bundleDir}/${name}`);
