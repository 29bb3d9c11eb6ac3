/** The blocks of docs/gtm.md, inserted into a page as Google Tag Manager does it. */
import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { launchChromium } from "./chromium.ts";
import { type Collector, type Site, startSite } from "./pages/serve.ts";

const [tag = "", tagWithConsent = "", mapping = ""] = [
  ...readFileSync(`${rootDir}/docs/gtm.md`, "utf8").matchAll(/```html\n([\s\S]*?)```/g),
].map(([, html]) => html);

let site: Site;
let collector: Collector;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let pageErrors: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchChromium()]);
  collector = site.collector;
  const body = `<!doctype html><title>Shop</title><script>
    dataLayer = [];
    function gtag() { dataLayer.push(arguments); }
    gtag("consent", "default", { analytics_storage: "denied" });
  </script><h1>Shop</h1>`;
  site.made.set("/shop", { type: "text/html", body });
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async ({ task }) => {
  const origin = site.originOf(task.id);
  collector.reset(origin);
  pageErrors = [];
  context = await browser.newContext();
  context.on("weberror", (error) => pageErrors.push(String(error.error())));
  page = await context.newPage();
  await page.goto(`${origin}/shop`);
});

afterEach(() => context.close());

const until = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 12_000, interval: 20 });

/**
 * A Custom HTML tag fires: variables become JavaScript, and its scripts are made anew, without the
 * attributes that Tag Manager does not know.
 */
const fire = (html: string, variables: Readonly<Record<string, unknown>> = {}) =>
  page.evaluate(
    (filled) => {
      const box = document.createElement("div");
      box.innerHTML = filled;
      for (const { text, src } of box.querySelectorAll("script")) {
        const script = document.createElement("script");
        if (src) script.src = src;
        else script.text = text;
        document.body.appendChild(script);
      }
    },
    html
      .replaceAll("https://YOUR-WORKER", collector.origin)
      .replaceAll("KEY", "acme")
      .replaceAll(/\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(variables[name]) ?? "undefined"),
  );

const customs = () => collector.events("custom").map(({ name, properties }) => [name, properties]);

test("a tag that fires twice counts once, and hands on events from before and after", async () => {
  await fire(mapping, { Event: "too_soon" });
  await fire(tag);
  await fire(mapping, { Event: "price_calculated", seats: 40 });
  await fire(tag);
  await until(() => collector.events("page_view").length).toBe(1);
  await fire(mapping, { Event: "webinar_booked" });
  await until(customs).toEqual([
    ["price_calculated", { seats: 40 }],
    ["webinar_booked", {}],
  ]);
  await page.close();
  await until(() => collector.events("engagement").length).toBeGreaterThan(0);
  expect(collector.events("page_view")).toHaveLength(1);
  expect(pageErrors).toEqual([]);
});

test("sends nothing before Consent Mode grants it, then what had waited", async () => {
  await fire(tagWithConsent);
  await fire(mapping, { Event: "price_calculated", seats: 40 });
  await until(() => page.evaluate(() => window.leadlightTrackers?.has("acme"))).toBe(true);
  await page.waitForTimeout(500);
  expect(collector.requests).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await page.evaluate(() => {
    // As the dialog's own script says it.
    (window as unknown as { gtag: (...call: unknown[]) => void }).gtag("consent", "update", {
      analytics_storage: "granted",
    });
  });
  await until(customs).toEqual([["price_calculated", { seats: 40 }]]);
  expect(collector.events("page_view")).toHaveLength(1);
  expect(pageErrors).toEqual([]);
});
