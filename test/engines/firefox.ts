import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import type { Engine } from "./engine.ts";
import { findBrowser } from "./findBrowser.ts";
import { puppeteerBrowser } from "./puppeteerBrowser.ts";
import { startProcess } from "./startProcess.ts";

/** Stock Firefox over WebDriver BiDi; it wants a HOME that it can write to. */
export const firefox: Engine = {
  name: "firefox",
  async launch() {
    const home = await mkdtemp(join(tmpdir(), "leadlight-firefox-"));
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: findBrowser("firefox"),
      // A busy machine takes more than the usual half a minute.
      timeout: 55_000,
      env: { ...process.env, HOME: home },
      // Media may play without a click.
      extraPrefsFirefox: { "media.autoplay.default": 0 },
    });
    const driven = await puppeteerBrowser(browser);
    return {
      ...driven,
      async close() {
        await driven.close();
        await rm(home, { recursive: true, force: true });
      },
    };
  },
  launchWith: async (profile, url) =>
    startProcess(findBrowser("firefox"), ["--headless", "--no-remote", "--profile", profile, url], {
      HOME: profile,
    }),
};
