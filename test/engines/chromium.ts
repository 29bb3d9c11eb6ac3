import puppeteer, { type Browser as Puppeteer } from "puppeteer-core";
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
  // Video may play without a click.
  "--autoplay-policy=no-user-gesture-required",
];

/** Chromium as it is driven here, for what needs more of it than a `Tab` has. */
export const launchChromium = (): Promise<Puppeteer> =>
  puppeteer.launch({
    executablePath: findBrowser("chromium"),
    args: quiet,
    // Test tools switch the back-forward cache off.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });

export const chromium: Engine = {
  name: "chromium",
  launch: async () => puppeteerBrowser(await launchChromium(), true),
  launchWith: async (profile, url) =>
    startProcess(findBrowser("chromium"), [
      "--headless",
      ...quiet,
      `--user-data-dir=${profile}`,
      url,
    ]),
};
