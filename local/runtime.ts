/** Runs the Worker on this machine: the bundle that would be deployed, in the same runtime. */

import { existsSync, readdirSync } from "node:fs";
import type { D1Database } from "@cloudflare/workers-types";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { encryptionKeyIn } from "./encryptionKey.ts";
import { bundleDir, configFile, rootDir, stateDir } from "./paths.ts";

interface RuntimeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of D1 and KV, in the layout of wrangler; by default the folder of `wrangler dev`. */
  readonly persistTo?: string;
  /** The `request.cf` of every request, e.g. its country; empty by default. */
  readonly cf?: Readonly<Record<string, unknown>>;
  /** Counts robots like people: for tests and benches, which are robots. */
  readonly countRobots?: boolean;
  /** Answers every request that the Worker sends, instead of the internet: for tests. */
  readonly outside?: (request: Request) => Promise<Response>;
  /** How often the queue of hand-offs delivers each message: for tests. */
  readonly repeatJobs?: number;
  /** Milliseconds that the Worker's clock is ahead at the start. */
  readonly clockAheadMs?: number;
  /** Called for each line that the Worker writes with `console`. */
  readonly onLog?: (level: string, line: string) => void;
}

type Options = ConstructorParameters<typeof Miniflare>[0];

export interface Runtime {
  /** e.g. `http://127.0.0.1:8787`, without a slash at the end. */
  readonly origin: string;
  readonly db: () => Promise<D1Database>;
  /** Runs the jobs that Cloudflare's cron runs every minute; here nothing else runs them. */
  readonly runCron: () => Promise<void>;
  /** Sets the Worker's clock ahead or, with a negative number, back: restarts it on the same state. */
  readonly setClockAhead: (ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the built Worker (`npm run build`) with the bindings of `wrangler.toml`.
 *
 * @throws When there is no build, or the port is taken; the message says how to fix it.
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

/** Files beside the bundle that the Worker imports as text. */
const textModules = (): string[] =>
  readdirSync(bundleDir)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => `${bundleDir}/${name}`);
