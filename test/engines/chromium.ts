import puppeteer from "puppeteer-core";
import type { Engine } from "./engine.ts";
import { findBrowser } from "./findBrowser.ts";
import { puppeteerBrowser } from "./puppeteerBrowser.ts";
import { startProcess } from "./startProcess.ts";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Video that nobody clicked on may play.
  "--autoplay-policy=no-user-gesture-required",
];

export const chromium: Engine = {
  name: "chromium",
  launch: async () =>
    puppeteerBrowser(
      await puppeteer.launch({
        executablePath: findBrowser("chromium"),
        args: quiet,
        // Test tools switch the back-forward cache off.
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      }),
      true,
    ),
  launchWith: async (profile, url) =>
    startProcess(findBrowser("chromium"), [
      "--headless",
      ...quiet,
      `--user-data-dir=${profile}`,
      url,
    ]),
};
