/** Where the Worker answers under the site's own domain: the visitor's cookie, and what forgetting does. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freePort } from "../../local/freePort.ts";
import { type Runtime, startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { emptyState } from "../runtime/emptyState.ts";
import { launchChromium } from "./chromium.ts";

const site = "acme" as SiteKey;
const day = 86_400;
let dir: string;
let runtime: Runtime;
let key: string;
let origin: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight-cookie-"));
  await emptyState(dir);
  runtime = await startRuntime({ port: await freePort(19_987), persistTo: dir });
  const { port } = new URL(runtime.origin);
  origin = `http://www.shop.localhost:${port}`;
  const db = await runtime.db();
  await putSite(db, { key: site, name: "Shop", origins: [origin] });
  key = await putApiKey(db, site, "test");
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await runtime?.stop();
  await rm(dir, { recursive: true, force: true });
});

beforeEach(async () => {
  context = await browser.newContext();
  // As Safari: what a script sets is kept for a week at most.
  await context.addInitScript(() => {
    const { get, set } = Object.getOwnPropertyDescriptor(
      Document.prototype,
      "cookie",
    ) as Required<PropertyDescriptor>;
    Object.defineProperty(document, "cookie", {
      get: () => get.call(document),
      set: (text: string) => set.call(document, text.replace(/(?<=max-age=)\d{6,}/, "604800")),
    });
  });
  page = await context.newPage();
  // A page of the site itself, beside the Worker's routes.
  await page.route(`${origin}/shop**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<script async src="/leadlight.js" data-site="${site}" ${
        route.request().url().includes("cookieless") ? 'data-storage="none"' : ""
      }></script>`,
    }),
  );
});

afterEach(() => context.close());

const visit = async (path: string) => {
  const answered = page.waitForResponse((response) => response.url().includes("/v1/collect"));
  await page.goto(origin + path);
  return (await answered).status();
};

const cookie = async () =>
  (await context.cookies()).find(({ name }) => name === `leadlight-${site}`);
const daysLeft = async () =>
  Math.round(((await cookie())?.expires ?? 0) / day - Date.now() / 1_000 / day);
const leadStatus = async (visitor: string) =>
  (
    await fetch(`${runtime.origin}/v1/leads/${visitor}`, {
      headers: { authorization: `Bearer ${key}` },
    })
  ).status;

test("the Worker's answer moves the end of the cookie from a week to more than a year", async () => {
  await page.route("**/v1/collect**", (route) => route.abort());
  await page.goto(`${origin}/shop`);
  await expect.poll(daysLeft).toBe(7);
  const before = await cookie();
  await page.unroute("**/v1/collect**");
  expect(await visit("/shop")).toBe(200);
  await expect.poll(daysLeft).toBe(394);
  const after = await cookie();
  expect(after?.value.slice(0, 32)).toBe(before?.value.slice(0, 32));
  expect([before?.domain, after?.domain]).toEqual([".shop.localhost", ".shop.localhost"]);
  expect(await context.cookies()).toHaveLength(1);
});

test("a cookieless page gets no cookie", async () => {
  expect(await visit("/shop?cookieless")).toBe(200);
  expect(await context.cookies()).toEqual([]);
});

test("an answer that comes after the visitor opted out does not bring the cookie back", async () => {
  let late = () => {};
  const held = new Promise<void>((done) => {
    late = done;
  });
  await page.route("**/v1/collect**", async (route) => {
    await held;
    await route.fulfill({ json: { accepted: 1, refused: [], tier: "cold", segments: [] } });
  });
  const asked = page.waitForRequest("**/v1/collect**");
  await page.goto(`${origin}/shop`);
  await asked;
  await page.evaluate(() => window.leadlight?.("optOut"));
  const [domain, path] = [".shop.localhost", "/"];
  const value = `${"a".repeat(32)}.1`;
  await context.addCookies([{ name: `leadlight-${site}`, value, domain, path }]);
  late();
  await expect.poll(async () => (await cookie())?.value.split(".")[0]).toBe("out");
});

test("forget erases what the Worker has, and the browser is a new visitor", async () => {
  await visit("/shop");
  const visitor = (await cookie())?.value.slice(0, 32) ?? "";
  await expect.poll(() => leadStatus(visitor)).toBe(200);
  await page.evaluate(() => window.leadlight?.("forget"));
  await expect.poll(() => leadStatus(visitor)).toBe(404);
  // The cookie stays without an id, so that other subdomains drop what they stored.
  expect((await cookie())?.value).toMatch(/^-\./);
  await visit("/shop");
  expect((await cookie())?.value.slice(0, 32)).toMatch(/^[0-9a-f]{32}$/);
  expect((await cookie())?.value.slice(0, 32)).not.toBe(visitor);
});
