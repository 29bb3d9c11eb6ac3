import type { CDPSession, Page, Browser as Puppeteer } from "puppeteer-core";
import type { Browser, Tab } from "./engine.ts";

/** Chromium and Firefox are driven alike; Puppeteer fakes neither focus nor visibility. */
export async function puppeteerBrowser(
  puppeteer: Puppeteer,
  hasDevTools = false,
): Promise<Browser> {
  return {
    version: await puppeteer.version(),
    async newTab() {
      const page = await newWindow(puppeteer);
      return puppeteerTab(puppeteer, page, hasDevTools ? await page.createCDPSession() : undefined);
    },
    close: () => puppeteer.close(),
  };
}

/** In headless Firefox only a window that was opened so has the focus. */
const newWindow = (puppeteer: Puppeteer): Promise<Page> => puppeteer.newPage({ type: "window" });

function puppeteerTab(puppeteer: Puppeteer, page: Page, protocol?: CDPSession): Tab {
  let covers: Page[] = [];
  let nudges = 0;
  const setWindow = async (windowState: "minimized" | "normal") =>
    puppeteer.setWindowBounds(await page.windowId(), { windowState });
  return {
    async open(url) {
      await page.goto(url, { waitUntil: "domcontentloaded" });
    },
    run: (work, ...args) => page.evaluate(work as never, ...args) as never,
    click: (selector) => page.click(selector),
    type: (text) => page.keyboard.type(text),
    nudge: () => page.mouse.move(100 + (++nudges % 100), 100),
    scroll: () => page.mouse.wheel({ deltaY: 40 }),
    // Not `goBack`: Puppeteer waits for a load that the back-forward cache spares.
    async back() {
      await page.evaluate(() => setTimeout(() => history.back()));
    },
    minimize: () => setWindow("minimized"),
    async cover() {
      covers.push(await puppeteer.newPage());
    },
    async blur() {
      covers.push(await newWindow(puppeteer));
    },
    async show() {
      if (covers.length === 0) await setWindow("normal");
      await page.bringToFront();
      for (const cover of covers) await cover.close();
      covers = [];
    },
    close: () => page.close(),
    setOffline: (offline) => page.setOfflineMode(offline),
    async openBehind(url) {
      const behind = await puppeteer.newPage({ background: true });
      await behind.goto(url, { waitUntil: "domcontentloaded" });
      return puppeteerTab(puppeteer, behind);
    },
    // WebDriver BiDi has no word for it.
    ...(protocol && {
      freeze: async () => {
        await protocol.send("Page.setWebLifecycleState", { state: "frozen" });
      },
      resume: async () => {
        await protocol.send("Page.setWebLifecycleState", { state: "active" });
      },
    }),
  };
}
