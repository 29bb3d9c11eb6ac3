/** Where the script has it less easy: videos, a file, http, no network, a queue that is full. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Collector, type Site, startSite } from "./pages/serve.ts";

let site: Site;
let collector: Collector;
let browser: Browser;
let origin: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  collector = site.collector;
  browser = await launchChromium();
}, 30_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async ({ task }) => {
  origin = site.originOf(task.id);
  collector.reset(origin);
  context = await browser.newContext();
  page = await context.newPage();
});

afterEach(() => context.close());

const until = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 12_000, interval: 20 });

const names = () => collector.events("custom").map(({ name }) => name);
const track = (name: string, on: Page = page) =>
  on.evaluate((value) => window.leadlight?.("track", value), name);

async function openAndWait(path: string): Promise<void> {
  const before = collector.events("page_view").length;
  await page.goto(`${origin}/${path}`);
  await until(() => collector.events("page_view").length).toBe(before + 1);
}

const queued = () =>
  page.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        const opening = indexedDB.open("leadlight-acme");
        opening.onsuccess = () => {
          const reading = opening.result.transaction("events").objectStore("events").getAll();
          reading.onsuccess = () => {
            opening.result.close();
            done(reading.result);
          };
        };
      }),
  );

/** Nothing is touched, with an idle limit of a second. */
describe("attention without a hand on it", () => {
  const engagedMs = () =>
    Math.max(0, ...collector.events("engagement").map((each) => each.engagedMs));
  const playedSeconds = () =>
    page.evaluate(() => document.querySelector("video")?.currentTime ?? 0);

  test("lasts for as long as a real video plays, and no longer", async () => {
    await openAndWait("30-video");
    await page.evaluate(() => document.querySelector("video")?.play());
    await until(playedSeconds).toBeGreaterThan(3);
    await page.goto("about:blank");
    // A second and no more, did the video not count.
    await until(engagedMs).toBeGreaterThan(2_500);
  });

  test("goes on behind another tab while the video is in a window of its own", async () => {
    await openAndWait("30-video");
    await page.evaluate(() => document.querySelector("video")?.play());
    await until(playedSeconds).toBeGreaterThan(0);
    await page.click("#float");
    await until(() => page.evaluate(() => document.pictureInPictureElement?.tagName)).toBe("VIDEO");
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { get: () => true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    });
    const hiddenAt = await playedSeconds();
    await until(engagedMs).toBeGreaterThan(0);
    const before = engagedMs();
    await until(playedSeconds).toBeGreaterThan(hiddenAt + 2.5);
    await page.goto("about:blank");
    await until(engagedMs).toBeGreaterThan(before + 2_000);
  });
});

describe("a page from a file", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "leadlight-file-"));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  test("is counted without an error, its visitor kept in localStorage: files have no cookies", async () => {
    const errors: string[] = [];
    context.on("weberror", (error) => errors.push(String(error.error())));
    collector.reset("null");
    const file = join(dir, "brochure.html");
    await writeFile(
      file,
      `<script async src="${collector.origin}/leadlight.js" data-site="acme"></script>`,
    );
    for (const views of [1, 2]) {
      await page.goto(pathToFileURL(file).href);
      await until(() => collector.events("page_view").length).toBe(views);
    }
    expect(new Set(collector.requests.map(({ beacon }) => beacon.visitor)).size).toBe(1);
    expect(await page.evaluate(() => document.cookie)).toBe("");
    expect(errors).toEqual([]);
  });
});

describe("a page without https, where there are no Web Locks", () => {
  let insecure: Browser;
  let tabs: BrowserContext;
  beforeAll(async () => {
    insecure = await launchChromium([], ["--host-resolver-rules=MAP *.test 127.0.0.1"]);
  }, 30_000);
  afterAll(() => insecure?.close());
  beforeEach(async () => {
    origin = origin.replace(".localhost", ".test");
    collector.reset(origin);
    tabs = await insecure.newContext();
    page = await tabs.newPage();
  });
  afterEach(() => tabs.close());

  test("leaves the events of another page alone for five seconds, then takes them over", async () => {
    collector.reply = ({ events }) =>
      events.some(({ type }) => type === "custom")
        ? { status: 503, headers: { "retry-after": "600" } }
        : undefined;
    await openAndWait("01-plain");
    expect(await page.evaluate(() => [isSecureContext, "locks" in navigator])).toEqual([
      false,
      false,
    ]);
    await track("left behind");
    const isResting = () => page.evaluate(() => localStorage["leadlight-rest"]);
    await until(isResting).toBeTruthy();
    // What the server asked for binds the next pages too; here it is taken back.
    await page.evaluate(() => localStorage.removeItem("leadlight-rest"));
    collector.reply = () => undefined;
    collector.requests.length = 0;

    const soon = await tabs.newPage();
    await soon.goto(`${origin}/01-plain`);
    await until(() => collector.events("page_view").length).toBe(1);
    await track("of its own", soon);
    await until(names).toEqual(["of its own"]);

    const later = await tabs.newPage();
    await later.clock.install({ time: Date.now() + 6_000 });
    await later.goto(`${origin}/01-plain`);
    await later.clock.runFor(1_000);
    await until(names).toEqual(["of its own", "left behind"]);
  });
});

describe("a browser that was offline", () => {
  test("sends what waits when the network is back, however long it would have rested", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => {
      localStorage["leadlight-rest"] = `3 ${Date.now() + 3_600_000}`;
    });
    await page.goto(`${origin}/02-page-type-meta`);
    await page.waitForFunction(() => "leadlight" in window);
    await context.setOffline(true);
    await track("in a tunnel");
    await until(async () => JSON.stringify(await queued())).toContain("in a tunnel");
    expect(names()).toEqual([]);
    await context.setOffline(false);
    await until(names).toEqual(["in a tunnel"]);
  });
});

describe("a queue that is full", () => {
  test("keeps 400 events, drops those that say least first, and says so", async () => {
    const dropped: string[] = [];
    page.on("console", async (message) => {
      const [, what, event] = await Promise.all(message.args().map((each) => each.jsonValue()));
      if (what === "dropped") dropped.push(event.type === "custom" ? event.name : event.type);
    });
    collector.reply = () => ({ status: 503, headers: { "retry-after": "600" } });
    await openAndWait("17-debug");
    await until(() => page.evaluate(() => localStorage["leadlight-rest"])).toBeTruthy();
    // A total of engaged time, which a later one repeats.
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    await until(async () => (await queued()).length).toBe(2);
    await page.evaluate(() => {
      for (let index = 1; index <= 402; index++) window.leadlight?.("track", `step ${index}`);
    });
    await until(() => dropped).toEqual(["engagement", "step 400", "step 401", "step 402"]);
    const kept = (await queued()) as { type: string; name?: string }[];
    expect(kept).toHaveLength(400);
    expect(kept.filter(({ type }) => type === "page_view")).toHaveLength(1);
    expect(kept.some(({ name }) => name === "step 399")).toBe(true);
  });
});

describe("a configuration that is wrong", () => {
  const serve = (path: string, body: string) =>
    site.made.set(`/${path}`, {
      type: "text/html",
      body: `<!doctype html><title>x</title>${body}`,
    });
  const tag = (attributes: string) =>
    `<script async src="${collector.origin}/leadlight.js" ${attributes}></script>`;

  test("without data-site says so in one line, and stores and sends nothing", async () => {
    const lines: string[] = [];
    page.on("console", (message) => lines.push(message.text()));
    serve("no-site", tag(""));
    await page.goto(`${origin}/no-site`);
    await until(() => lines).toEqual(["leadlight: no data-site"]);
    expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(["", 0]);
    expect(collector.requests).toEqual([]);
  });

  test("of the endpoint's last slash does no harm", async () => {
    serve("slash", tag(`data-site="acme" data-endpoint="${collector.origin}/"`));
    await openAndWait("slash");
    expect(collector.requests.map(({ url }) => url)).toEqual(["/v1/collect?site=acme"]);
  });

  test.each([403, 404])(
    "answered with %i costs no event: it waits until that is corrected",
    async (status) => {
      collector.reply = (_, index) => (index ? undefined : { status, body: { title: "No" } });
      await openAndWait("01-plain");
      await until(() => page.evaluate(() => localStorage["leadlight-rest"])).toBeTruthy();
      await until(async () => (await queued()).length).toBe(1);
      await until(() => collector.requests.length).toBe(2);
      await until(async () => (await queued()).length).toBe(0);
    },
  );
});

describe("erasure", () => {
  test("is asked for until the edge erased, and the visitor is another one on every subdomain", async () => {
    await openAndWait("01-plain");
    const visitor = collector.requests[0]?.beacon.visitor;
    const asked: string[] = [];
    let isDown = true;
    await page.route("**/v1/forget*", (route) => {
      asked.push(`${route.request().postData()}`);
      return isDown
        ? route.abort()
        : route.fulfill({ status: 204, headers: { "access-control-allow-origin": "*" } });
    });
    await page.evaluate(() => window.leadlight?.("forget"));
    await until(() => asked).toEqual([visitor]);
    // What another subdomain kept is no one any more.
    await page.evaluate((id) => localStorage.setItem("leadlight-acme", `${id}`), visitor);
    isDown = false;
    await openAndWait("02-page-type-meta");
    await until(() => asked).toEqual([visitor, visitor]);
    expect(collector.requests.at(-1)?.beacon.visitor).not.toBe(visitor);
    await until(() => page.evaluate(() => localStorage["leadlight-erase"])).toBeUndefined();
  });
});

describe("Google's regions of consent", () => {
  const denied = `gtag("consent", "default", { analytics_storage: "denied", region: ["ES", "US-AK"] });`;
  const granted = `gtag("consent", "default", { analytics_storage: "granted" });`;
  const pageOf = (calls: string, place: string) =>
    `<script>window.dataLayer = []; function gtag() { dataLayer.push(arguments); } ${calls}</script>
     <script async src="${collector.origin}/leadlight.js" data-site="acme" data-consent="required"></script>
     <script async src="${collector.origin}/leadlight.signals.js" data-consent="google" ${place}></script>`;

  test.each([
    ["Spain, denied last", granted + denied, `data-place="ES-MD"`, 0],
    ["Spain, denied first", denied + granted, `data-place="ES-MD"`, 0],
    ["the Netherlands", denied + granted, `data-place="NL"`, 1],
    ["a place that is unknown", denied + granted, "", 0],
    ["a place that is unknown, denied somewhere alone", denied, "", 0],
  ])("%s", async (_, calls, place, views) => {
    site.made.set("/regions", { type: "text/html", body: pageOf(calls, place) });
    await page.goto(`${origin}/regions`);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(300);
    expect(collector.events("page_view")).toHaveLength(views);
    expect((await page.evaluate(() => document.cookie)).includes("leadlight")).toBe(views > 0);
  });
});
