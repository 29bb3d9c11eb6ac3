import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Server {
  /** e.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** An API key of the site `demo`. */
  readonly key: string;
  readonly process: ChildProcess;
  /** Stops it cleanly: everything is written. */
  readonly stop: () => Promise<void>;
  /** Kills it and every process it started, at once. */
  readonly kill: () => Promise<void>;
  /** Runs the jobs that the cron runs every minute. */
  readonly runCron: () => void;
}

/**
 * Starts the Worker in a separate process group, on the state in `dir`.
 *
 * @param env Environment variables of `serve.ts`, besides those of this process.
 */
export async function startServer(
  dir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const script = fileURLToPath(new URL("serve.ts", import.meta.url));
  const child = spawn(process.execPath, [script, dir], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, "line").then(([text]) => text as string),
    exited.then(() => null),
  ]);
  if (line === null) throw new Error("The server ended before it said where it listens.");
  const { origin, key } = JSON.parse(line) as { origin: string; key: string };
  return {
    origin,
    key,
    process: child,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
    async kill() {
      // The negative number means the whole group: workerd is a child of the child.
      process.kill(-(child.pid as number), "SIGKILL");
      await exited;
    },
    runCron: () => child.kill("SIGUSR2"),
  };
}
