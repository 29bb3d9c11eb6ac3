import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, By, type WebDriver } from "selenium-webdriver";
import { type Display, startDisplay } from "./display.ts";
import type { Browser, Engine, Tab } from "./engine.ts";
import { findBrowser } from "./findBrowser.ts";
import { startProcess } from "./startProcess.ts";

/** Root has no sandbox to give away; the pages are our own. */
const environmentOf = (home: string, display: Display) => ({
  HOME: home,
  XDG_DATA_HOME: join(home, "data"),
  XDG_CACHE_HOME: join(home, "cache"),
  DISPLAY: display.name,
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
});

/** WebKitGTK's MiniBrowser under Xvfb, driven by WebKitWebDriver. */
export const webkit: Engine = {
  name: "webkit",
  async launch() {
    const home = await mkdtemp(join(tmpdir(), "leadlight-webkit-"));
    const display = await startDisplay();
    const port = await freePort();
    const server = spawn(findBrowser("webkitDriver"), [`--port=${port}`], {
      stdio: "ignore",
      env: { ...process.env, ...environmentOf(home, display) },
    });
    const stop = async () => {
      server.kill();
      display.stop();
      await rm(home, { recursive: true, force: true });
    };
    try {
      const driver = await startSession(port);
      return webkitBrowser(driver, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  },
  async launchWith(profile, url) {
    const display = await startDisplay();
    const browser = startProcess(findBrowser("webkit"), [url], environmentOf(profile, display));
    return {
      async kill() {
        await browser.kill();
        display.stop();
      },
    };
  },
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** The driver takes a moment until it listens. */
async function startSession(port: number, triesLeft = 50): Promise<WebDriver> {
  try {
    return await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "MiniBrowser",
        pageLoadStrategy: "normal",
        "webkitgtk:browserOptions": { binary: findBrowser("webkit"), args: ["--automation"] },
      })
      .build();
  } catch (error) {
    if (triesLeft === 0 || !/ECONNREFUSED/.test(String(error))) throw error;
    await new Promise((done) => setTimeout(done, 100));
    return startSession(port, triesLeft - 1);
  }
}

async function webkitBrowser(driver: WebDriver, stop: () => Promise<void>): Promise<Browser> {
  const version = (await driver.getCapabilities()).get("browserVersion");
  // Stays open, because a driver whose window was closed can open no other.
  const first = await driver.getWindowHandle();
  return {
    version: `WebKitGTK/${version}`,
    async newTab() {
      await driver.switchTo().window(first);
      await driver.switchTo().newWindow("window");
      return webkitTab(driver, await driver.getWindowHandle());
    },
    async close() {
      await driver.quit();
      await stop();
    },
  };
}

/** WebDriver talks to one window at a time; going to another raises it, as a visitor would. */
function webkitTab(driver: WebDriver, handle: string): Tab {
  let nudges = 0;
  let covers: string[] = [];
  let isMinimized = false;
  const here = () => driver.switchTo().window(handle);
  const open = async (kind: "tab" | "window") => {
    await here();
    await driver.switchTo().newWindow(kind);
    covers.push(await driver.getWindowHandle());
  };
  return {
    async open(url) {
      await here();
      await driver.get(url);
    },
    async run(work, ...args) {
      await here();
      return driver.executeScript(`return (${work})(...arguments)`, ...args);
    },
    click: (selector) => driver.findElement(By.css(selector)).click(),
    type: (text) => driver.actions().sendKeys(text).perform(),
    nudge: () =>
      driver
        .actions()
        .move({ x: 100 + (++nudges % 100), y: 100, duration: 0 })
        .perform(),
    // Of WebDriver's actions WebKit knows no wheel; this one the page cannot tell from a real one.
    scroll: () =>
      driver.executeScript(
        "document.body.dispatchEvent(new WheelEvent('wheel', { deltaY: 40, bubbles: true })); scrollBy(0, 40)",
      ),
    async back() {
      await driver.executeScript("setTimeout(() => history.back())");
    },
    async minimize() {
      isMinimized = true;
      await driver.manage().window().minimize();
    },
    cover: () => open("tab"),
    blur: () => open("window"),
    async show() {
      await here();
      if (isMinimized)
        await driver.manage().window().setRect({ x: 0, y: 0, width: 1000, height: 700 });
      isMinimized = false;
      for (const cover of covers) {
        await driver.switchTo().window(cover);
        await driver.close();
      }
      covers = [];
      await here();
    },
    async close() {
      await here();
      await driver.close();
    },
  };
}
