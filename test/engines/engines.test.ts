/** The heart of the script in Chromium, Firefox and WebKit; everything else is tested in Chromium. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chromium } from "./chromium.ts";
import { Collector } from "./collector.ts";
import type { Browser, Tab } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { type Site, startSite } from "./site.ts";
import { webkit } from "./webkit.ts";

/** What "block all cookies" does to a page, for engines without that setting. */
const blockStorage = `<script>
  const blocked = { configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } };
  for (const name of ["localStorage", "sessionStorage", "indexedDB"])
    Object.defineProperty(window, name, blocked);
  Object.defineProperty(document, "cookie", { ...blocked, set: blocked.get });
</script>`;

const recordErrors = `<script>
  window.pageErrors = [];
  for (const type of ["error", "unhandledrejection"])
    addEventListener(type, (event) => pageErrors.push(String(event.reason ?? event.message)));
</script>`;

/** The small npm entry in place of the tag. */
const core = (endpoint: string) => `<script type="module">
  import { init } from "/npm/core.js";
  init({ site: "acme", endpoint: "${endpoint}" });
</script>`;

declare global {
  interface Window {
    pageErrors: string[];
  }
}

let site: Site;
let collector: Collector;
let browser: Browser;
let tab: Tab;
let tests = 0;
let origin: string;

const until = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 10_000, interval: 20 });

const tracked = () =>
  [...collector.arrivals.values()]
    .map(({ event }) => (event.type === "custom" ? event.name : undefined))
    .filter(Boolean);

beforeAll(async () => {
  site = await startSite(
    (path, query) => `<title>${path}</title>
      ${recordErrors}
      ${query.has("blocked") ? blockStorage : ""}
      ${
        query.has("core")
          ? core(collector.origin)
          : `<script async src="/leadlight.js" data-site="acme" data-endpoint="${collector.origin}"
              data-signals="${query.get("signals") ?? ""}"></script>`
      }
      <h1>${path}</h1>
      <a id="out" href="https://partner.example/path?token=1" onclick="event.preventDefault()">Partner</a>
      <p id="warm" data-leadlight-show="warm">For the warm</p>
      <p id="cold" data-leadlight-show="cold">For the cold</p>
      ${query.has("tall") ? `<div style="height: 5000px"></div>` : ""}`,
  );
});

afterAll(() => site.stop());

describe.each([chromium, firefox, webkit])("in $name", (engine) => {
  beforeAll(async () => {
    browser = await engine.launch();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    collector = new Collector();
    collector.latencyMs = 0;
    await collector.goUp();
    // Storage of its own for every test, without a browser of its own.
    origin = site.originOf(`t${++tests}`);
    tab = await browser.newTab();
  });

  afterEach(async () => {
    await tab.close();
    await collector.goDown();
  });

  const open = async (path: string) => {
    const before = collector.ids("page_view").length;
    await tab.open(`${origin}${path}`);
    await until(() => collector.ids("page_view").length).toBe(before + 1);
  };

  test("a page view is sent once, and its engaged time when the visitor leaves", async () => {
    await open("/one");
    await tab.nudge();
    await tab.run(() => location.assign("/two"));
    await until(() => collector.ids("page_view").length).toBe(2);
    const [first] = collector.ids("page_view");
    await until(() => collector.engagedMs.get(`${first}`) ?? 0).toBeGreaterThan(0);
  });

  test("what happens last on a page is delivered when the visitor goes away", async () => {
    await open("/one");
    await tab.run(() => {
      window.leadlight?.("track", "last");
      location.assign("about:blank");
    });
    await until(tracked).toEqual(["last"]);
  });

  test("what a collector that is down did not take comes with the next page, once", async () => {
    await open("/one");
    await collector.goDown();
    await tab.run(() => window.leadlight?.("track", "in vain"));
    await tab.open("about:blank");
    await collector.goUp();
    await open("/two");
    await until(tracked).toEqual(["in vain"]);
  });

  test("the page shows what the answer's tier says, at once on the next page", async () => {
    collector.tier = "warm";
    await open("/one");
    const shown = () =>
      tab.run(() =>
        [...document.querySelectorAll("p")].filter((each) => each.offsetParent).map(({ id }) => id),
      );
    await until(shown).toEqual(["warm"]);
    await collector.goDown();
    await tab.open(`${origin}/two`);
    await until(shown).toEqual(["warm"]);
  });

  /** Until the page has heard of it, which takes a frame. */
  const scrollToEnd = () =>
    tab.run(
      () =>
        new Promise((done) => {
          addEventListener("scroll", () => setTimeout(done), { once: true });
          scrollTo(0, document.documentElement.scrollHeight);
        }),
    );

  /** Reads a tall page to its end, and follows a link to another site. */
  const readAndFollow = async (signals: string) => {
    await open(`/tall?tall&signals=${signals}`);
    await tab.click("#out");
    await scrollToEnd();
    await tab.run(() => window.leadlight?.("track", "last"));
    await until(tracked).toEqual(["last"]);
    return [...collector.arrivals.values()].flatMap(({ event }) =>
      event.type === "scroll" || event.type === "click" ? { ...event, id: 0, occurredAt: 0 } : [],
    );
  };

  const scrolled = { id: 0, occurredAt: 0, type: "scroll", page: { path: "/tall" }, percent: 90 };
  const followed = {
    id: 0,
    occurredAt: 0,
    type: "click",
    page: { path: "/tall" },
    link: "https://partner.example/path",
  };

  test.each([
    ["scroll depth and a link to another site are sensed", "", [followed, scrolled]],
    ["scroll depth can be switched off", "-scroll", [followed]],
    ["links to other sites can be switched off", "-outbound", [scrolled]],
  ])("by the default tag, %s", async (_, signals, expected) => {
    expect(await readAndFollow(signals)).toEqual(expected);
  });

  test("the core alone sends a page view and its engaged time, and nothing of the query", async () => {
    await open("/one?core&tall&utm_source=news&email=jane@acme.example");
    await tab.click("#out");
    await scrollToEnd();
    await tab.nudge();
    expect(await tab.run(() => window.pageErrors)).toEqual([]);
    await tab.run(() => location.assign("about:blank"));
    await until(() => collector.ids("engagement").length).toBeGreaterThan(0);
    const events = [...collector.arrivals.values()].map(({ event }) => event);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(["page_view", "engagement"]));
    const [view] = collector.ids("page_view");
    expect(collector.arrivals.get(`${view}`)?.event).toEqual({
      id: view,
      occurredAt: expect.any(Number),
      type: "page_view",
      page: { path: "/one" },
    });
    expect(collector.engagedMs.get(`${view}`)).toBeGreaterThan(0);
  });

  test("a visitor is one on all subdomains, by a cookie of the domain that they share", async () => {
    const visitors: (string | undefined)[] = [];
    for (const name of ["www", "shop"]) {
      origin = site.originOf(`${name}.t${tests}`);
      await open("/one");
      const read = () =>
        tab.run(() => [
          /leadlight-acme=([0-9a-f]{32})/.exec(document.cookie)?.[1],
          localStorage["leadlight-acme"],
        ]);
      const [cookie, stored] = await read();
      expect(cookie).toBe(stored);
      visitors.push(cookie);
    }
    expect(visitors[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(visitors[1]).toBe(visitors[0]);
  });

  test("with storage blocked events are sent all the same, and the page sees no error", async () => {
    await tab.open(`${origin}/one?blocked`);
    await until(() => collector.ids("page_view").length).toBe(1);
    await tab.run(() => window.leadlight?.("track", "without a store"));
    await until(tracked).toEqual(["without a store"]);
    expect(await tab.run(() => window.pageErrors)).toEqual([]);
  });
});
