/** The built script in real Chromium, on numbered pages, down to the exact requests. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Score } from "../../sdk/index.ts";
import { launchChromium } from "./chromium.ts";
import { type Collector, type Site, startSite } from "./pages/serve.ts";

declare global {
  interface Window {
    leadlight?: (...call: unknown[]) => void;
    scores: Score[];
    fetched: RequestInit | undefined;
    painted: Set<string>;
    shift: number;
    go(path: string, type: string): void;
  }
}

let site: Site;
/** Each test has its own, so that the last words of an earlier test's page are distinguishable. */
let origin: string;
let collector: Collector;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What reached `window.onerror` or `unhandledrejection` of any page. */
let pageErrors: string[];

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
  pageErrors = [];
  context = await browser.newContext();
  context.on("weberror", (error) => pageErrors.push(String(error.error())));
  page = await context.newPage();
});

afterEach(async () => {
  await context.close();
});

const open = (path: string, options?: Parameters<Page["goto"]>[1]) =>
  page.goto(`${origin}/${path}`, options);

/** Long enough for three failures to be slept off. */
const until = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 12_000, interval: 20 });

/** The same while a faked clock of the page runs fast. */
const untilLater = <T>(read: () => T) =>
  until(async () => {
    await page.clock.runFor(1_000);
    return read();
  });

const pageViews = () => collector.events("page_view");

async function openAndWait(path: string): Promise<void> {
  const before = pageViews().length;
  await open(path);
  await until(() => pageViews().length).toBe(before + 1);
}

/** Puts the tab into the background or back: a headless tab never really is. */
async function setHidden(hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
    Object.defineProperty(document, "visibilityState", {
      configurable: true,
      get: () => (value ? "hidden" : "visible"),
    });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

const visibleIds = () =>
  page.evaluate(() =>
    [...document.querySelectorAll("p")].filter((each) => each.offsetParent).map(({ id }) => id),
  );

const storedKeys = () =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    cookie: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));

const queuedIds = () =>
  page.evaluate(
    () =>
      new Promise<IDBValidKey[]>((done) => {
        const opening = indexedDB.open("leadlight-acme");
        opening.onsuccess = () => {
          const reading = opening.result.transaction("events").objectStore("events").getAllKeys();
          reading.onsuccess = () => {
            opening.result.close();
            done(reading.result);
          };
        };
      }),
  );

describe("a page view", () => {
  test("is sent once, as text, outliving the page, without credentials or a preflight", async () => {
    await page.addInitScript(() => {
      const { fetch } = window;
      window.fetch = (input, init) => {
        window.fetched = init;
        return fetch(input, init);
      };
    });
    await openAndWait("01-plain?email=jane@example.com#part");
    const [request] = collector.requests;
    expect(collector.requests).toHaveLength(1);
    expect(request?.method).toBe("POST");
    expect(request?.url).toBe("/v1/collect?site=acme");
    expect(request?.headers["content-type"]).toMatch(/^text\/plain/);
    expect(request?.headers.cookie).toBeUndefined();
    expect(await page.evaluate(() => window.fetched)).toMatchObject({ keepalive: true });
    expect(request?.body).not.toContain("jane");
    expect(request?.beacon).toEqual({
      v: 1,
      visitor: expect.stringMatching(/^[0-9a-f]{32}$/),
      sentAt: expect.any(Number),
      events: [
        {
          id: expect.stringMatching(/^[A-Za-z0-9_-]{8,64}$/),
          occurredAt: expect.any(Number),
          type: "page_view",
          page: { path: "/01-plain" },
        },
      ],
    });
  });

  test("has the page type of the meta tag before that of a data attribute", async () => {
    await openAndWait("02-page-type-meta");
    expect(pageViews()[0]?.page).toEqual({ path: "/02-page-type-meta", type: "pricing" });
  });

  test("has the page type of the first data attribute", async () => {
    await openAndWait("03-page-type-attribute");
    expect(pageViews()[0]?.page.type).toBe("case_study");
  });

  test("has at most five types of the JSON-LD at the end of the body, broken blocks aside", async () => {
    await openAndWait("04-json-ld");
    expect(pageViews()[0]?.page).toEqual({
      path: "/04-json-ld",
      schemaTypes: ["JobPosting", "WebPage", "FAQPage", "Organization", "WebSite"],
    });
    expect(pageErrors).toEqual([]);
  });

  test("has the referring site without its query, and only when it is another one", async () => {
    await open("01-plain", { referer: "https://search.example/results?q=private#top" });
    await until(() => pageViews().length).toBe(1);
    await page.click("a");
    await until(() => pageViews().length).toBe(2);
    expect(pageViews().map(({ referrer }) => referrer)).toEqual([
      "https://search.example/results",
      undefined,
    ]);
  });

  test("has the campaign parameters, cut to size, and no other", async () => {
    const long = "x".repeat(300);
    await openAndWait(
      `01-plain?utm_source=news%00letter&utm_medium=email&utm_campaign=${long}&gclid=g1&token=secret&UTM_x=1`,
    );
    expect(pageViews()[0]?.campaign).toEqual({
      utm_source: "news letter",
      utm_medium: "email",
      utm_campaign: "x".repeat(128),
      gclid: "g1",
    });
    expect(collector.requests[0]?.body).not.toContain("secret");
  });

  test("is counted again for another path of a single-page application, and for nothing else", async () => {
    await openAndWait("14-routes");
    await page.evaluate(() => {
      history.replaceState({ a: 1 }, "", location.href);
      history.pushState({}, "", "?tab=2");
      history.pushState({}, "", "#part");
      window.go("/pricing", "pricing");
    });
    await until(() => pageViews().length).toBe(2);
    await page.goBack();
    await until(() => pageViews().length).toBe(3);
    expect(pageViews().map((each) => each.page)).toEqual([
      { path: "/14-routes", type: "home" },
      { path: "/pricing", type: "pricing" },
      // Nothing on the page said so anew: the type of the route before is not this one's.
      { path: "/14-routes" },
    ]);
    expect(await page.evaluate(() => history.state)).toEqual({});
  });

  test("is counted again when the page is restored from the back-forward cache", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() =>
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
    );
    await until(() => pageViews().length).toBe(2);
    expect(pageViews()[1]?.page.path).toBe("/01-plain");
    await page.evaluate(() =>
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false })),
    );
    await page.evaluate(() => window.leadlight?.("track", "end"));
    await until(() => collector.events("custom").length).toBe(1);
    expect(pageViews()).toHaveLength(2);
  });

  test("does not wait for the end of a page that is hidden first", async () => {
    await open("18-endless", { waitUntil: "commit" });
    await page.waitForFunction(() => "leadlight" in window);
    expect(collector.requests).toEqual([]);
    await setHidden(true);
    await until(() => pageViews().length).toBe(1);
  });

  test("does not wait long for a page that never ends", async () => {
    await page.clock.install();
    await open("18-endless", { waitUntil: "commit" });
    await page.waitForFunction(() => "leadlight" in window);
    await page.clock.runFor(3_000);
    await until(() => pageViews().length).toBe(1);
  });
});

describe("the visitor", () => {
  test("keeps one id over pages and reloads, in a cookie and in localStorage", async () => {
    await openAndWait("01-plain");
    await openAndWait("02-page-type-meta");
    const before = collector.requests.length;
    await page.reload();
    await until(() => collector.requests.length).toBeGreaterThan(before);
    const ids = new Set(collector.requests.map(({ beacon }) => beacon.visitor));
    expect(ids.size).toBe(1);
    const [id] = ids;
    expect(await page.evaluate(() => localStorage.getItem("leadlight-acme"))).toBe(id);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: "leadlight-acme", sameSite: "Lax", path: "/" });
    expect(cookie?.value.split(".")[0]).toBe(id);
    expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(350 * 86_400);
  });

  test("is written down in a cookie once a day, for which the page has to wait", async () => {
    await page.addInitScript(() => {
      const { get, set } = Object.getOwnPropertyDescriptor(
        Document.prototype,
        "cookie",
      ) as Required<PropertyDescriptor>;
      Object.assign(window, { written: 0 });
      Object.defineProperty(document, "cookie", {
        get: () => get.call(document),
        set: (text: string) => {
          (window as unknown as { written: number }).written++;
          set.call(document, text);
        },
      });
      const now = Date.now();
      if (location.search === "?tomorrow") Date.now = () => now + 86_400_000;
    });
    for (const [path, written] of [
      ["01-plain", 1],
      ["02-page-type-meta", 0],
      ["01-plain?tomorrow", 1],
    ] as const) {
      await openAndWait(path);
      expect(await page.evaluate("written")).toBe(written);
    }
    expect(await context.cookies()).toHaveLength(1);
  });

  test("is recognised by either store when the other was emptied", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => localStorage.clear());
    await openAndWait("01-plain");
    await context.clearCookies();
    await openAndWait("01-plain");
    expect(new Set(collector.requests.map(({ beacon }) => beacon.visitor)).size).toBe(1);
  });

  test("is another one after a reset", async () => {
    collector.tier = "hot";
    await openAndWait("01-plain");
    await expect.poll(() => page.evaluate(() => localStorage["leadlight-tier"])).toBe("hot");
    collector.tier = "cold";
    await page.evaluate(() => window.leadlight?.("reset"));
    await until(() => pageViews().length).toBe(2);
    const visitors = collector.requests.map(({ beacon }) => beacon.visitor);
    expect(visitors[0]).not.toBe(visitors.at(-1));
    await expect.poll(() => page.evaluate(() => localStorage["leadlight-tier"])).toBe("cold");
  });
});

describe("a download", () => {
  test("is a link to a known kind of file, in any case, with any query, or with a download attribute", async () => {
    await openAndWait("05-downloads");
    await page.click("#pdf b");
    await page.click("#upper");
    await page.click("#named");
    await page.click("#blob");
    await page.click("#middle", { button: "middle" });
    await page.click("#shadow a");
    await page.click("#late");
    await page.focus("#pdf");
    await page.keyboard.press("Enter");
    await until(() => collector.events("file_download").map(({ file }) => file)).toEqual([
      "/files/guide.pdf",
      "/files/Price%20List.XLSX",
      "/files/export",
      "/report.csv",
      "/files/sheet.docx",
      "/files/inside.zip",
      "/files/late.mp4",
      "/files/guide.pdf",
    ]);
    expect(collector.requests.map(({ body }) => body).join()).not.toContain("secret");
  });

  test("is no page, no mail address and no context menu", async () => {
    await openAndWait("05-downloads");
    await page.click("#page");
    await page.evaluate(() => document.getElementById("mail")?.click());
    await page.click("#pdf", { button: "right" });
    await page.evaluate(() => window.leadlight?.("track", "end"));
    await until(() => collector.events("custom").length).toBe(1);
    expect(collector.events("file_download")).toEqual([]);
  });
});

describe("a form", () => {
  test("is named by attribute, name, id or path, and nothing typed leaves the page", async () => {
    await openAndWait("06-forms");
    for (const form of await page.locator("form:not(#invalid)").all()) {
      await form.locator("input").first().fill("typed by a visitor");
      await form.locator("button").click();
    }
    await until(() => collector.events("form_submit").map(({ form }) => form)).toEqual([
      "demo",
      "contact",
      "newsletter",
      "/files/feedback",
    ]);
    expect(collector.requests.map(({ body }) => body).join()).not.toContain("typed");
  });

  test("that the browser refuses to send does not count", async () => {
    await openAndWait("06-forms");
    await page.click("#invalid button");
    await page.evaluate(() => window.leadlight?.("track", "end"));
    await until(() => collector.events("custom").length).toBe(1);
    expect(collector.events("form_submit")).toEqual([]);
  });
});

describe("engaged time", () => {
  const engagements = () => collector.events("engagement");
  const lastEngagedMs = () => engagements().at(-1)?.engagedMs ?? 0;

  /** Real time goes on while the test talks to the browser. */
  const toleranceMs = 1_500;

  async function readFor(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 20) {
      await page.mouse.move(second, 40);
      await page.clock.runFor(20_000);
    }
  }

  test("counts two minutes of reading", async () => {
    await page.clock.install();
    await openAndWait("01-plain");
    await readFor(120);
    await setHidden(true);
    await until(lastEngagedMs).toBeGreaterThan(119_000);
    expect(lastEngagedMs()).toBeLessThan(120_000 + toleranceMs);
    expect(engagements().every(({ view }) => view === pageViews()[0]?.id)).toBe(true);
    expect(engagements().every(({ engagedMs }) => Number.isInteger(engagedMs))).toBe(true);
    // At 15, 45 and 105 seconds, and at the end.
    await until(() => engagements().length).toBe(4);
  });

  test("does not count a hidden tab, nor a visitor who does nothing", async () => {
    await page.clock.install();
    await openAndWait("01-plain");
    await readFor(20);
    await setHidden(true);
    await page.clock.runFor(600_000);
    await setHidden(false);
    await readFor(20);
    // Ten minutes without input, of which the idle limit counts.
    await page.clock.runFor(600_000);
    await setHidden(true);
    await until(lastEngagedMs).toBeGreaterThan(49_000);
    expect(lastEngagedMs()).toBeLessThan(50_000 + toleranceMs);
  });

  test("does not count a window without the focus", async () => {
    await page.clock.install();
    await openAndWait("01-plain");
    await readFor(20);
    await page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event("blur"));
    });
    await readFor(60);
    await setHidden(true);
    await until(lastEngagedMs).toBeGreaterThan(19_000);
    expect(lastEngagedMs()).toBeLessThan(20_000 + toleranceMs);
  });

  test("begins anew with the next view", async () => {
    await page.clock.install();
    await openAndWait("14-routes");
    await page.clock.runFor(10_000);
    await page.evaluate(() => window.go("/pricing", "pricing"));
    await page.clock.runFor(5_000);
    await until(() => pageViews().length).toBe(2);
    await setHidden(true);
    await until(() => engagements().length).toBe(2);
    const [home, pricing] = pageViews();
    expect(engagements().map(({ view, page }) => [view, page.path])).toEqual([
      [home?.id, "/14-routes"],
      [pricing?.id, "/pricing"],
    ]);
    expect(lastEngagedMs()).toBeLessThan(5_000 + toleranceMs);
  });

  test("is delivered when the visitor goes to another page", async () => {
    await openAndWait("01-plain");
    await page.mouse.move(10, 10);
    await page.click("a");
    await until(() => engagements().map(({ page }) => page.path)).toContain("/01-plain");
  });

  test("is delivered when the tab is closed", async () => {
    await openAndWait("01-plain");
    await page.close();
    await until(() => engagements().map(({ page }) => page.path)).toEqual(["/01-plain"]);
  });
});

describe("delivery", () => {
  test("survives a collector that is down: the next page sends the same events", async () => {
    collector.reply = () => "down";
    await openAndWait("01-plain");
    const [lost] = pageViews();
    await page.evaluate(() => window.leadlight?.("track", "price_calculated"));
    await expect.poll(queuedIds).toHaveLength(2);
    collector.requests.length = 0;
    collector.reply = () => undefined;
    await open("02-page-type-meta");
    await until(() => collector.events().map(({ id }) => id)).toContain(lost?.id);
    await until(() => collector.events("custom").map(({ name }) => name)).toContain(
      "price_calculated",
    );
    await until(queuedIds).toEqual([]);
  });

  test("survives it even for the last words of a page", async () => {
    await openAndWait("01-plain");
    collector.reply = () => "down";
    await page.mouse.move(10, 10);
    await page.click("a");
    await page.waitForURL("**/02-page-type-meta");
    collector.requests.length = 0;
    collector.reply = () => undefined;
    await open("03-page-type-attribute");
    await until(() => collector.events("engagement").map(({ page }) => page.path)).toContain(
      "/01-plain",
    );
  });

  test("waits as long as the server asks, then sends the same event", async () => {
    await page.clock.install();
    collector.reply = (_, index) =>
      index ? undefined : { status: 503, headers: { "retry-after": "30" } };
    await openAndWait("01-plain");
    await until(() => page.evaluate(() => localStorage["leadlight-rest"])).toBeTruthy();
    await page.evaluate(() => window.leadlight?.("track", "meanwhile"));
    await setHidden(true);
    await untilLater(() => collector.requests.length).toBe(2);
    const [early, late] = collector.requests.map(({ beacon }) => beacon.sentAt);
    expect(Number(late) - Number(early)).toBeGreaterThanOrEqual(30_000);
    const [first, second] = collector.requests.map(({ beacon }) => beacon.events);
    expect(second?.[0]).toEqual(first?.[0]);
    expect(second?.map(({ type }) => type)).toContain("custom");
  });

  test("tries three times what nothing answers, then is quiet on this page", async () => {
    await page.clock.install();
    collector.reply = () => "down";
    await openAndWait("01-plain");
    await untilLater(() => collector.requests.length).toBe(3);
    await page.clock.runFor(3_600_000);
    await page.evaluate(() => window.leadlight?.("track", "late"));
    await page.clock.runFor(60_000);
    expect(collector.requests).toHaveLength(3);
    expect((await queuedIds()).length).toBeGreaterThan(1);
  });

  test("does not repeat what the server refused", async () => {
    collector.reply = (_, index) => (index ? undefined : { status: 400 });
    await openAndWait("01-plain");
    await page.evaluate(() => window.leadlight?.("track", "after"));
    await until(() => collector.events("custom").length).toBe(1);
    expect(collector.requests.map(({ beacon }) => beacon.events.map(({ type }) => type))).toEqual([
      ["page_view"],
      ["custom"],
    ]);
    await expect.poll(queuedIds).toEqual([]);
  });

  test("splits a body that is too large, and drops only an event that is too large by itself", async () => {
    collector.reply = ({ events }) =>
      events.length > 1 ||
      ("name" in (events[0] ?? {}) && JSON.stringify(events).includes("poison"))
        ? { status: 413 }
        : undefined;
    await open("01-plain");
    await page.waitForFunction(() => "leadlight" in window);
    await page.evaluate(() => {
      for (const name of ["a", "b", "poison", "c"]) window.leadlight?.("track", name);
    });
    const alone = () =>
      collector.requests
        .filter(({ beacon }) => beacon.events.length === 1)
        .flatMap(({ beacon }) => beacon.events.map((event) => ("name" in event ? event.name : "")));
    await until(alone).toEqual(expect.arrayContaining(["a", "b", "c"]));
    await expect.poll(queuedIds).toEqual([]);
  });

  test("takes no other 200 for an acknowledgement", async () => {
    collector.reply = (_, index) =>
      index ? undefined : { status: 200, body: "<html>Please log in to this network</html>" };
    await openAndWait("01-plain");
    await until(() => collector.requests.length).toBe(2);
    const [first, second] = collector.requests.map(({ beacon }) => beacon.events);
    expect(second).toEqual(first);
    await expect.poll(queuedIds).toEqual([]);
  });

  test("keeps what leaves with the page in bodies under 8 kB", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => {
      for (let index = 0; index < 100; index++)
        window.leadlight?.("track", `step_${index}`, { text: "y".repeat(100) });
    });
    await page.close();
    await until(() => new Set(collector.events("custom").map(({ id }) => id)).size).toBe(100);
    expect(Math.max(...collector.requests.map(({ body }) => body.length))).toBeLessThan(8_000);
    expect(Math.max(...collector.requests.map(({ beacon }) => beacon.events.length))).toBeLessThan(
      51,
    );
  });

  test("uses sendBeacon when the page is left, which reports whether the browser accepted it", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError("keepalive quota"));
      window.leadlight?.("track", "leaving");
      location.href = "/files/none/02-page-type-meta";
      dispatchEvent(new Event("pagehide"));
    });
    await until(() => collector.events("custom").length).toBe(1);
  });

  for (const [what, block] of Object.entries({
    localStorage: () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      }),
    IndexedDB: () =>
      Object.defineProperty(window, "indexedDB", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      }),
    cookies: () =>
      Object.defineProperty(document, "cookie", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
        set() {
          throw new DOMException("blocked", "SecurityError");
        },
      }),
  }))
    test(`works with ${what} blocked`, async () => {
      await page.addInitScript(block);
      await openAndWait("01-plain");
      await page.evaluate(() => window.leadlight?.("track", "later"));
      await until(() => collector.events("custom").length).toBe(1);
      expect(new Set(collector.requests.map(({ beacon }) => beacon.visitor)).size).toBe(1);
      expect(pageErrors).toEqual([]);
    });
});

describe("consent", () => {
  test("comes first: nothing is stored or sent before it, and nothing is lost when it comes", async () => {
    await open("07-consent");
    await page.waitForFunction(() => "leadlight" in window);
    await page.click("#pdf");
    await setHidden(true);
    await setHidden(false);
    expect(await storedKeys()).toEqual({ local: [], cookie: "", databases: [] });
    expect(collector.requests).toEqual([]);
    await page.evaluate(() => window.leadlight?.("consent", "granted"));
    await until(() => collector.events().map(({ type }) => type)).toEqual(
      expect.arrayContaining(["page_view", "file_download", "engagement"]),
    );
    const { local, cookie, databases } = await storedKeys();
    expect(local).toContain("leadlight-acme");
    expect(cookie).toContain("leadlight-acme");
    expect(databases).toEqual(["leadlight-acme"]);
  });

  test("denied means nothing, ever, not even when the page is left", async () => {
    await open("07-consent");
    await page.waitForFunction(() => "leadlight" in window);
    await page.evaluate(() => {
      window.leadlight?.("consent", "denied");
      window.leadlight?.("track", "after");
    });
    await page.click("#pdf");
    expect(await storedKeys()).toEqual({ local: [], cookie: "", databases: [] });
    await page.close();
    page = await context.newPage();
    await open("01-plain");
    await until(() => pageViews().length).toBe(1);
    expect(collector.requests).toHaveLength(1);
  });

  test("withdrawn forgets the visitor, and given again counts from here", async () => {
    await openAndWait("01-plain");
    const [{ beacon } = { beacon: undefined }] = collector.requests;
    await expect.poll(() => page.evaluate(() => localStorage["leadlight-tier"])).toBe("cold");
    await page.evaluate(() => window.leadlight?.("consent", "denied"));
    expect(await storedKeys()).toMatchObject({ local: [], cookie: "" });
    await page.evaluate(() => {
      window.leadlight?.("track", "unseen");
      window.leadlight?.("page");
      window.leadlight?.("consent", "granted");
    });
    await until(() => pageViews().length).toBe(2);
    expect(collector.events("custom")).toEqual([]);
    expect(collector.events("engagement")).toEqual([]);
    expect(collector.requests.at(-1)?.beacon.visitor).not.toBe(beacon?.visitor);
  });
});

describe("the tag", () => {
  test("loaded twice by mistake counts once", async () => {
    await openAndWait("08-twice");
    await page.click("#pdf");
    await until(() => collector.events("file_download").length).toBe(1);
    await page.close();
    await until(() => collector.events("engagement").length).toBe(1);
    expect(collector.events()).toHaveLength(3);
  });

  test("of two sites works for both, calls before load included", async () => {
    await open("09-two-sites");
    await page.evaluate(() => window.leadlight?.("track", "late"));
    const seen = () =>
      collector.requests.flatMap(({ url, beacon }) =>
        beacon.events.map((event) => [
          url.split("=")[1],
          event.type === "custom" ? event.name : event.type,
        ]),
      );
    await until(() => seen().sort()).toEqual([
      ["acme", "early"],
      ["acme", "late"],
      ["acme", "page_view"],
      ["globex", "early"],
      ["globex", "late"],
      ["globex", "page_view"],
    ]);
    expect(new Set(collector.requests.map(({ beacon }) => beacon.visitor)).size).toBe(2);
  });

  test("keeps the calls that came before it", async () => {
    await openAndWait("10-stub");
    await until(() => collector.events("custom").length).toBe(1);
    expect(collector.events("custom")[0]).toMatchObject({
      name: "price_calculated",
      properties: { seats: 40, plan: "team", yearly: true },
      page: { path: "/10-stub" },
    });
    await expect.poll(() => page.evaluate(() => window.scores.length)).toBeGreaterThan(0);
  });

  test("drops a call with properties that JSON cannot hold, alone", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => {
      const cyclic: Record<string, unknown> = {};
      cyclic.self = cyclic;
      window.leadlight?.("track", "cyclic", cyclic);
      window.leadlight?.("track", "good");
      window.leadlight?.("nonsense");
    });
    await until(() => collector.events("custom").map(({ name }) => name)).toEqual(["good"]);
    expect(pageErrors).toEqual([]);
  });

  test("stopped says its last word and is silent", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => window.leadlight?.("stop"));
    await until(() => collector.events("engagement").length).toBe(1);
    await page.evaluate(() => {
      window.leadlight?.("track", "after");
      history.pushState({}, "", "/elsewhere");
    });
    await page.close();
    page = await context.newPage();
    await openAndWait("02-page-type-meta");
    expect(collector.events("custom")).toEqual([]);
    expect(pageViews()).toHaveLength(2);
  });

  test("with data-debug prints what is seen and sent", async () => {
    const lines: string[] = [];
    page.on("console", (message) => lines.push(message.text()));
    await openAndWait("17-debug");
    await until(() => lines.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "leadlight seen",
      "leadlight sent",
    ]);
  });
});

describe("the score", () => {
  const heard = { score: 42, total: 57, tier: "warm", stage: null, segments: [] };

  test("reaches listeners, the document and later readers", async () => {
    collector.tier = "warm";
    await page.addInitScript(() => {
      Object.assign(window, { dispatched: [] });
      document.addEventListener("leadlight:score", (event) =>
        (window as never as { dispatched: unknown[] }).dispatched.push(
          (event as CustomEvent).detail,
        ),
      );
    });
    await openAndWait("10-stub");
    const visitor = collector.requests[0]?.beacon.visitor;
    await expect
      .poll(() => page.evaluate(() => window.scores[0]))
      .toMatchObject({ visitor, ...heard });
    expect(
      await page.evaluate(() => (window as never as { dispatched: unknown[] }).dispatched[0]),
    ).toMatchObject({ visitor, ...heard });
    const asked = await page.evaluate(
      () =>
        new Promise((done) =>
          window.leadlight?.("onscore", (late: unknown) =>
            window.leadlight?.("score", (last: unknown) => done([late, last])),
          ),
        ),
    );
    expect(asked).toMatchObject([
      { visitor, ...heard },
      { visitor, ...heard },
    ]);
  });

  test("is null before the first answer, and a listener that throws harms no other", async () => {
    collector.reply = () => ({
      status: 202,
      body: { accepted: 1, refused: [], provisional: true, tier: null, segments: [] },
    });
    await openAndWait("10-stub");
    const asked = () =>
      page.evaluate(() => new Promise((done) => window.leadlight?.("score", done)));
    expect(await asked()).toBeNull();
    await page.evaluate(() => {
      window.leadlight?.("onscore", () => {
        throw new Error("the page's own mistake");
      });
    });
    collector.reply = () => ({
      status: 202,
      body: { accepted: 1, refused: [], provisional: true, tier: "warm", segments: [] },
    });
    await page.evaluate(() => window.leadlight?.("track", "again"));
    await expect.poll(asked).toMatchObject({ provisional: true, tier: "warm" });
    expect(await page.evaluate(() => window.scores.length)).toBe(1);
    expect(pageErrors).toEqual([]);
  });
});

describe("personalising", () => {
  test("shows by tier, live, and never what the page itself hides", async () => {
    await openAndWait("11-personalize");
    await expect.poll(visibleIds).toEqual(["cold", "always"]);
    collector.tier = "hot";
    await page.evaluate(() => window.leadlight?.("track", "demo_requested"));
    await expect.poll(visibleIds).toEqual(["hot", "always"]);
    collector.tier = "warm";
    await page.evaluate(() => window.leadlight?.("track", "cooled"));
    await expect.poll(visibleIds).toEqual(["hot", "cold", "always"]);
    expect(await page.evaluate(() => document.documentElement.dataset.leadlightTier)).toBe("warm");
  });

  test("sets the style sheet anew only for another tier", async () => {
    await page.addInitScript(() => {
      const { prototype } = CSSStyleSheet;
      const { replaceSync } = prototype;
      const seen = { answers: 0, sheets: 0 };
      Object.assign(window, { seen });
      document.addEventListener("leadlight:score", () => seen.answers++);
      prototype.replaceSync = function (css) {
        seen.sheets++;
        replaceSync.call(this, css);
      };
    });
    await openAndWait("11-personalize");
    let answers = 1;
    for (const [tier, sheets] of [
      ["cold", 1],
      ["hot", 2],
      ["hot", 2],
    ] as const) {
      collector.tier = tier;
      await page.evaluate(() => window.leadlight?.("track", "moved"));
      answers++;
      await expect.poll(() => page.evaluate("seen")).toEqual({ answers, sheets });
    }
  });

  test("waits for the next page where it is configured to", async () => {
    collector.tier = "hot";
    await openAndWait("13-personalize-next-page");
    await expect.poll(() => page.evaluate(() => localStorage["leadlight-tier"])).toBe("hot");
    expect(await visibleIds()).toEqual(["cold", "always"]);
    await openAndWait("13-personalize-next-page");
    await expect.poll(visibleIds).toEqual(["hot", "always"]);
  });

  test("with the boot snippet never paints the wrong variant on the second page", async () => {
    collector.tier = "hot";
    await openAndWait("12-personalize-boot");
    await expect.poll(visibleIds).toEqual(["hot", "always"]);
    await openAndWait("12-personalize-boot");
    await expect.poll(() => page.evaluate(() => "leadlight" in window)).toBe(true);
    await expect.poll(() => page.evaluate(() => window.painted.size)).toBeGreaterThan(0);
    // Some frames more, after the answer was applied.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await page.evaluate(() => [...window.painted])).toEqual(["hot always"]);
    expect(await page.evaluate(() => window.shift)).toBe(0);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  });

  test("shows by segment as by tier, live, and at the first paint of the next page", async () => {
    await openAndWait("31-segments");
    await expect.poll(visibleIds).toEqual(["first"]);
    const remembered = () => page.evaluate(() => localStorage["leadlight-tier"]);
    for (const [tier, segments, visible] of [
      ["hot", [], ["offer"]],
      ["cold", ["reads_prices"], ["offer", "first"]],
      ["cold", ["returning", "reads_prices"], ["back", "offer"]],
      ["cold", ["customers"], ["first"]],
      ["warm", ["returning"], ["back"]],
    ] as const) {
      Object.assign(collector, { tier, segments });
      await page.evaluate(() => window.leadlight?.("track", "moved"));
      const names = [tier, ...segments.map((segment) => `segment:${segment}`)];
      await expect.poll(remembered).toBe(names.join(" "));
      expect(await visibleIds()).toEqual(visible);
    }
    // No server answers: what is seen is what the browser remembers.
    collector.reply = () => ({ status: 503 });
    await openAndWait("31-segments");
    await expect.poll(() => page.evaluate(() => "leadlight" in window)).toBe(true);
    expect(await page.evaluate(() => [...window.painted])).toEqual(["back"]);
    expect(await visibleIds()).toEqual(["back"]);
  });

  test("works under a strict Content Security Policy", async () => {
    collector.tier = "hot";
    await openAndWait("16-strict-csp");
    await expect.poll(visibleIds).toEqual(["hot", "always"]);
    expect(pageErrors).toEqual([]);
  });
});

describe("9. The page never suffers", () => {
  const broken: Record<string, () => void> = {
    "fetch is missing": () => Object.assign(window, { fetch: undefined }),
    "fetch throws": () =>
      Object.assign(window, {
        fetch: () => {
          throw new Error("fetch");
        },
      }),
    "fetch answers nonsense": () => Object.assign(window, { fetch: async () => null }),
    "JSON is missing": () => Object.assign(window, { JSON: undefined }),
    "history is broken": () => {
      for (const name of ["pushState", "replaceState"])
        Object.defineProperty(history, name, {
          get() {
            throw new Error("history");
          },
        });
    },
    "history is frozen": () => {
      Object.freeze(history);
      Object.freeze(History.prototype);
    },
    "crypto is missing": () => Object.defineProperty(window, "crypto", { value: undefined }),
    "performance throws": () =>
      Object.assign(performance, {
        now() {
          throw new Error("performance");
        },
      }),
    "sendBeacon is missing": () => Object.assign(navigator, { sendBeacon: undefined }),
    "sendBeacon throws": () =>
      Object.assign(navigator, {
        sendBeacon() {
          throw new Error("sendBeacon");
        },
      }),
    "Web Locks throw": () =>
      Object.defineProperty(navigator, "locks", {
        get() {
          throw new Error("locks");
        },
      }),
    "the Navigation API is missing and history is broken": () => {
      Object.defineProperty(window, "navigation", { value: undefined });
      Object.defineProperty(history, "pushState", {
        get() {
          throw new Error("history");
        },
      });
    },
    "JSON throws": () =>
      Object.assign(JSON, {
        stringify() {
          throw new Error("JSON");
        },
      }),
    "every store throws": () => {
      const get = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage", "indexedDB"])
        Object.defineProperty(window, name, { get });
      Object.defineProperty(document, "cookie", { get, set: get });
    },
    "IndexedDB never answers": () => Object.assign(indexedDB, { open: () => ({}) }),
    "style sheets cannot be made": () => Object.assign(window, { CSSStyleSheet: undefined }),
    "URL is missing": () => Object.assign(window, { URL: undefined, URLSearchParams: undefined }),
    "Promise is missing": () => Object.assign(window, { Promise: undefined }),
    "CustomEvent is missing": () => Object.assign(window, { CustomEvent: undefined }),
    "console throws": () =>
      Object.assign(console, {
        debug() {
          throw new Error("console");
        },
      }),
  };

  for (const [what, breakIt] of Object.entries(broken))
    test(`9. The page never suffers: nothing reaches it when ${what}`, async () => {
      collector.tier = "hot";
      await page.addInitScript(breakIt);
      await page.addInitScript(() => {
        Object.assign(window, { suffered: [] });
        const note = (event: Event) =>
          (window as never as { suffered: string[] }).suffered.push(event.type);
        addEventListener("error", note);
        addEventListener("unhandledrejection", note);
      });
      await open("15-interactive");
      // One script of the page's own, since the test's tools need what is broken here. The wait is
      // for timers of the script that must not throw either.
      await page.evaluate(`
        (async () => {
          pdf.click();
          form.requestSubmit();
          try { history.pushState({}, "", "/elsewhere") } catch {}
          dispatchEvent(new Event("pagehide"));
          document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
          const call = window.leadlight || function () {};
          call("track", "x", { a: 1 });
          call("page");
          call("onscore", 1);
          call("score");
          call("consent", "granted");
          call("reset");
          call("consent", "denied");
          call("stop");
          call();
          const Promise = (async () => {})().constructor;
          await new Promise((done) => setTimeout(done, 100));
        })()
      `);
      expect(await page.evaluate("suffered")).toEqual([]);
      expect(pageErrors).toEqual([]);
    });

  test("9. The page never suffers: a click, a form and a route work as without the script", async () => {
    await openAndWait("15-interactive");
    const outcome = await page.evaluate(() => {
      const clicked = document
        .getElementById("pdf")
        ?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      let thrown = "";
      try {
        history.pushState({}, "", "https://elsewhere.example/");
      } catch (error) {
        thrown = (error as Error).name;
      }
      return { clicked, thrown, returned: history.pushState({}, "", "/next") };
    });
    expect(outcome).toEqual({ clicked: true, thrown: "SecurityError", returned: undefined });
  });
});
