import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser, missingPackages, type Program } from "./findBrowser.ts";

/**
 * Finds the programs, or installs Debian's where that is possible (apt, as root), or says in one line
 * what to install.
 */
export function installBrowsers(programs: readonly Program[]): void {
  const missing = missingPackages(programs);
  if (missing[0] && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`Installing ${missing.join(", ")} for the browser tests …`);
    const apt = (...args: string[]) =>
      execFileSync("apt-get", ["-qq", "-y", ...args], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    apt("update");
    apt("install", "--no-install-recommends", ...missing);
  }
  for (const program of programs) findBrowser(program);
}

/** Before the tests in three engines. */
export default function installEngines(): void {
  installBrowsers(["chromium", "firefox", "webkit", "webkitDriver", "xvfb"]);
}
