import { findBrowser } from "../engines/findBrowser.ts";
import { installBrowsers } from "../engines/installBrowsers.ts";

/** Before the browser tests: Chromium is there, and its path in `LEADLIGHT_CHROMIUM`. */
export default function installChromium(): void {
  installBrowsers(["chromium"]);
  process.env.LEADLIGHT_CHROMIUM = findBrowser("chromium");
}
