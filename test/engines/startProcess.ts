import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Killable } from "./engine.ts";

/** Starts a program as the head of a process group, which `kill` ends at once and whole. */
export function startProcess(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Killable {
  const child = spawn(program, args, {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...environment },
  });
  return {
    async kill() {
      if (child.pid === undefined || child.exitCode !== null) return;
      const gone = once(child, "exit");
      process.kill(-child.pid, "SIGKILL");
      await gone;
    },
  };
}
