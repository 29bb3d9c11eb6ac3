import { spawn } from "node:child_process";
import { rootDir } from "../../local/paths.ts";

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a separate process. */
export const runCli = (...args: string[]): Promise<Ran> => runCliIn({}, ...args);

/** The same, with more environment variables. */
export function runCliIn(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [`${rootDir}/cli/leadlight.ts`, ...args], {
    env: { ...process.env, ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
