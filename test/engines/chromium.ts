import puppeteer, { type Page, type Browser as Puppeteer } from "puppeteer-core";
import type { Browser, ChromiumTab, Engine } from "./engine.ts";
import { findBrowser } from "./findBrowser.ts";
import { puppeteerBrowser, puppeteerTab } from "./puppeteerBrowser.ts";
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

export interface Chromium extends Browser {
  newTab(): Promise<ChromiumTab>;
}

export const chromium: Engine & { launch(): Promise<Chromium> } = {
  name: "chromium",
  async launch() {
    const browser = await puppeteer.launch({
      executablePath: findBrowser("chromium"),
      args: quiet,
      // Test tools switch the back-forward cache off.
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
    return {
      ...(await puppeteerBrowser(browser)),
      newTab: async () => chromiumTab(browser, await browser.newPage({ type: "window" })),
    };
  },
  launchWith: async (profile, url) =>
    startProcess(findBrowser("chromium"), [
      "--headless",
      ...quiet,
      `--user-data-dir=${profile}`,
      url,
    ]),
};

async function chromiumTab(browser: Puppeteer, page: Page): Promise<ChromiumTab> {
  const protocol = await page.createCDPSession();
  const setLifecycle = async (state: "frozen" | "active") => {
    await protocol.send("Page.setWebLifecycleState", { state });
  };
  return {
    ...puppeteerTab(browser, page),
    setOffline: (offline) => page.setOfflineMode(offline),
    freeze: () => setLifecycle("frozen"),
    resume: () => setLifecycle("active"),
    async openBehind(url) {
      const behind = await browser.newPage({ background: true });
      await behind.goto(url, { waitUntil: "domcontentloaded" });
      return puppeteerTab(browser, behind);
    },
  };
}
