import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Where Chromium and Chrome are found; `LEADLIGHT_CHROMIUM` names another. */
const candidates = [
  process.env.LEADLIGHT_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const findChromium = () => candidates.find((path) => path !== undefined && existsSync(path));

/**
 * Before the browser tests: finds Chromium, or installs Debian's where that is possible (apt, as root),
 * or says in one line what to install.
 */
export default function installChromium(): void {
  if (findChromium() === undefined && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium for the browser tests …");
    const apt = (...args: string[]) =>
      execFileSync("apt-get", ["-qq", "-y", ...args], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    apt("update");
    apt("install", "--no-install-recommends", "chromium");
  }
  const chromium = findChromium();
  if (chromium === undefined) {
    throw new Error(
      "The browser tests need Chromium: install it (Debian: `sudo apt-get install chromium`), or set LEADLIGHT_CHROMIUM to its path.",
    );
  }
  process.env.LEADLIGHT_CHROMIUM = chromium;
}
