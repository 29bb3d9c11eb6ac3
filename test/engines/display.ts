import { spawn } from "node:child_process";
import { once } from "node:events";
import { findBrowser } from "./findBrowser.ts";

export interface Display {
  /** What `DISPLAY` has to say, e.g. `:1`. */
  readonly name: string;
  stop(): void;
}

/** A screen for browsers that know no headless mode. */
export async function startDisplay(): Promise<Display> {
  const server = spawn(
    findBrowser("xvfb"),
    ["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const [number] = await once(server.stdout, "data");
  return { name: `:${String(number).trim()}`, stop: () => server.kill() };
}
