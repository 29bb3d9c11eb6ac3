/** The parts of the script beyond its first words: signals, privacy, lifecycle, many tabs; in real Chromium. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BrowserEvent } from "../../shared/wire/event.ts";
import { launchChromium } from "./chromium.ts";
import { type Collector, type Site, startSite } from "./pages/serve.ts";

let site: Site;
let origin: string;
let collector: Collector;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  collector = site.collector;
  // Playwright switches the back-forward cache off by default.
  browser = await launchChromium(["--disable-back-forward-cache"]);
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

afterEach(async () => {
  await context.close();
});

const until = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 12_000, interval: 20 });

const open = (path: string) => page.goto(`${origin}/${path}`);

const pageViews = () => collector.events("page_view");
const paths = () => pageViews().map((each) => each.page.path);

async function openAndWait(path: string): Promise<void> {
  const before = pageViews().length;
  await open(path);
  await until(() => pageViews().length).toBe(before + 1);
}

/** Whatever was seen before this is delivered when this resolves. */
async function settle(): Promise<void> {
  await page.evaluate(() => window.leadlight?.("track", "settled"));
  await until(() => collector.events("custom").map(({ name }) => name)).toContain("settled");
}

const bodies = () => collector.requests.map(({ body }) => body).join();

describe("signals", () => {
  test("carry the signed tier to the site in a cookie, and it goes with the visitor", async () => {
    const standing = { score: 42, total: 57, tier: "hot", stage: null, segments: [] };
    collector.reply = () => ({
      status: 200,
      body: { accepted: 1, refused: [], ...standing, token: "a.b.c" },
    });
    await openAndWait("22-optional");
    const cookie = () => page.evaluate(() => document.cookie);
    await expect.poll(cookie).toContain("leadlight_tier=a.b.c");
    collector.reply = () => ({
      status: 202,
      body: { accepted: 1, refused: [], provisional: true, tier: "hot", segments: [] },
    });
    await openAndWait("22-optional");
    expect(await cookie()).toContain("leadlight_tier=a.b.c");
    await page.evaluate(() => window.leadlight?.("consent", "denied"));
    // With the end of the view.
    await open("22-optional");
    expect(await cookie()).not.toContain("leadlight_tier");
  });

  test("of contact say how, and never the number or address", async () => {
    await openAndWait("19-clicks");
    await page.click("#tel");
    await page.click("#mail");
    await until(() => collector.events("contact").map(({ method }) => method)).toEqual([
      "tel",
      "mailto",
    ]);
    expect(bodies()).not.toMatch(/jane|4960158/);
  });

  test("of links to other sites take those to apps for such, and those to call or write not", async () => {
    await openAndWait("19-clicks");
    for (const id of ["#tel", "#mail", "#app"]) await page.click(id);
    await settle();
    expect(collector.events("click").map(({ link }) => link)).toEqual(["chat://team/general"]);
    expect(bodies()).not.toContain("4960158");
  });

  test("are declared in the markup, with properties, in shadow roots and added later", async () => {
    await openAndWait("19-clicks");
    await page.click("#icon");
    await page.click("#shadow button");
    await page.click("#late");
    await until(() =>
      collector.events("custom").map(({ name, properties }) => [name, properties]),
    ).toEqual([
      ["demo_watched", { plan: "team", seats: "40" }],
      ["inside", {}],
      ["late", {}],
    ]);
  });

  test("of downloads see the file behind a redirect", async () => {
    await openAndWait("19-clicks");
    await page.click("#redirect");
    await until(() => collector.events("file_download").map(({ file }) => file)).toEqual([
      "/files/price-list.pdf",
    ]);
  });

  test("of forms see those that the page sends itself, and say nothing of what was typed", async () => {
    await openAndWait("19-clicks");
    await page.fill("#sent input", "jane@acme.example");
    await page.click("#sent button");
    await until(() => collector.events("form_submit").map(({ form }) => form)).toEqual(["sent"]);
    expect(bodies()).not.toContain("jane");
  });

  test("can each be switched off", async () => {
    await openAndWait("28-switched-off");
    await page.click("#pdf");
    await page.click("#form button");
    await settle();
    await page.close();
    expect(new Set(collector.events().map(({ type }) => type))).toEqual(
      new Set(["page_view", "custom"]),
    );
  });

  test("that are optional come with the second tag", async () => {
    await openAndWait("22-optional?q=intruder+alarms");
    await page.waitForLoadState("networkidle");
    await page.click("#dead", { clickCount: 3 });
    await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.getElementById("address") as HTMLElement);
      document.execCommand("copy");
    });
    await page.fill("#field", "jane@acme.example");
    await open("25-cookieless");
    await until(() => collector.events("form_abandon").length).toBe(1);
    const seen = collector.events().map((event) => ({ ...event, id: "", occurredAt: 0 }));
    const here = { id: "", occurredAt: 0, page: { path: "/22-optional" } };
    expect(seen).toEqual(
      expect.arrayContaining([
        { ...here, type: "view_search_results", term: "intruder alarms" },
        { ...here, type: "custom", name: "rage_click" },
        { ...here, type: "contact", method: "copy" },
        { ...here, type: "form_start", form: "demo" },
        { ...here, type: "form_abandon", form: "demo" },
      ]),
    );
    expect(bodies()).not.toMatch(/jane|token/);
  });
});

describe("what leaves the page", () => {
  test("has no e-mail address and no token of its address", async () => {
    await openAndWait("01-plain?utm_campaign=jane%40acme.example&q=secret");
    await page.evaluate(() => {
      history.pushState({}, "", "/unsubscribe/jane%40acme.example/now");
      history.pushState({}, "", "/reset/550e8400-e29b-41d4-a716-446655440000");
      history.pushState({}, "", "/blog/top-10-tools-for-b2b-lead-scoring-in-2026");
    });
    await until(paths).toEqual([
      "/01-plain",
      "/unsubscribe/*/now",
      "/reset/*",
      "/blog/top-10-tools-for-b2b-lead-scoring-in-2026",
    ]);
    expect(bodies()).not.toMatch(/jane|secret|550e8400/);
  });

  test("has the parameters of the address that the site allows, and nothing is stored when it says so", async () => {
    await openAndWait("25-cookieless?ref=partner&plan=team&q=secret");
    expect(pageViews()[0]?.campaign).toEqual({ ref: "partner", plan: "team" });
    await settle();
    expect(
      await page.evaluate(async () => [
        Object.keys(localStorage),
        document.cookie,
        (await indexedDB.databases()).length,
      ]),
    ).toEqual([[], "", 0]);
    expect(new Set(collector.requests.map(({ beacon }) => beacon.visitor)).size).toBe(1);
  });

  test("waits for consent where Global Privacy Control is on", async () => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
    );
    await open("01-plain");
    await page.waitForFunction(() => "leadlight" in window);
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    expect(collector.requests).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe("");
    await page.evaluate(() => window.leadlight?.("consent", "granted"));
    await until(() => pageViews().length).toBe(1);
  });

  test("is nothing on later pages after an opt-out, until consent is given", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => window.leadlight?.("optOut"));
    collector.requests.length = 0;
    await open("02-page-type-meta");
    await page.waitForFunction(() => "leadlight" in window);
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    expect(collector.requests).toEqual([]);
    await page.evaluate(() => window.leadlight?.("consent", "granted"));
    await until(() => pageViews().length).toBe(1);
    expect(collector.requests[0]?.beacon.visitor).toMatch(/^[0-9a-f]{32}$/);
  });

  test("follows a consent platform of the IAB's framework", async () => {
    await page.addInitScript(() => {
      Object.assign(window, {
        __tcfapi: (_: string, __: number, hear: (data: object, success: boolean) => void) => {
          hear({ eventStatus: "cmpuishown", gdprApplies: true, purpose: { consents: {} } }, true);
          Object.assign(window, {
            agree: () =>
              hear(
                {
                  eventStatus: "useractioncomplete",
                  gdprApplies: true,
                  purpose: { consents: { 1: true, 5: true, 6: true, 8: true } },
                },
                true,
              ),
          });
        },
      });
    });
    await open("23-tcf");
    await page.waitForFunction(() => "agree" in window && "leadlight" in window);
    expect(collector.requests).toEqual([]);
    await page.evaluate("agree()");
    await until(() => pageViews().length).toBe(1);
  });

  test("follows Google Consent Mode", async () => {
    await open("24-google-consent");
    await page.waitForLoadState("networkidle");
    expect(collector.requests).toEqual([]);
    await page.evaluate(`gtag("consent", "update", { analytics_storage: "granted" })`);
    await until(() => pageViews().length).toBe(1);
    await page.evaluate(`gtag("consent", "update", { analytics_storage: "denied" })`);
    await page.evaluate(() => window.leadlight?.("track", "unseen"));
    await page.goto("about:blank");
    expect(collector.events("custom")).toEqual([]);
  });

  test("says who it is when the page identifies its visitor", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() =>
      window.leadlight?.("identify", { email: "jane@acme.example" }, "ab".repeat(32)),
    );
    await until(() =>
      collector.events("identify").map(({ traits, signature }) => [traits, signature]),
    ).toEqual([[{ email: "jane@acme.example" }, "ab".repeat(32)]]);
  });
});

describe("a view", () => {
  test("is one, whatever the framework does to the address in its first second", async () => {
    await openAndWait("21-redirected");
    // Asking the page would count as a visitor's hand: Playwright evaluates with a user gesture.
    await page.waitForURL("**/en/start");
    await settle();
    expect(paths()).toEqual(["/21-redirected"]);
    expect(collector.events("custom")[0]?.page?.path).toBe("/en/start");
  });

  test("of a route in the fragment has the route as its path", async () => {
    await openAndWait("20-hash#/pricing?tab=1");
    await page.evaluate(() => {
      location.hash = "#/careers";
    });
    await until(paths).toEqual(["/pricing", "/careers"]);
  });

  test("is another one when the page comes back from the back-forward cache, with a clock of its own", async () => {
    await openAndWait("01-plain");
    await open("02-page-type-meta");
    await until(() => pageViews().length).toBe(2);
    await page.evaluate(() => {
      Object.assign(window, { marked: true });
      location.href = "/03-page-type-attribute";
    });
    await until(() => pageViews().length).toBe(3);
    await page.evaluate(() => history.back());
    await page.waitForURL("**/02-page-type-meta", { waitUntil: "commit" });
    // It is the same document: kept, not loaded again.
    expect(await page.evaluate("window.marked")).toBe(true);
    await until(paths).toEqual([
      "/01-plain",
      "/02-page-type-meta",
      "/03-page-type-attribute",
      "/02-page-type-meta",
    ]);
  });
});

describe("a prerendered page", () => {
  test("sends nothing before it is activated, then what was tracked meanwhile too", async () => {
    await page.addInitScript(() => {
      for (const name of ["prerendering", "hidden"])
        Object.defineProperty(document, name, { configurable: true, value: true });
    });
    await open("01-plain");
    await page.waitForFunction(() => "leadlight" in window);
    await page.evaluate(() => {
      window.leadlight?.("track", "early");
      history.replaceState({}, "", "/tidied");
    });
    await page.waitForTimeout(100);
    expect(collector.requests).toEqual([]);
    await page.evaluate(() => {
      for (const name of ["prerendering", "hidden"])
        Object.defineProperty(document, name, { value: false });
      document.dispatchEvent(new Event("prerenderingchange"));
    });
    await until(() =>
      collector
        .events()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["custom", "page_view"]);
    expect(paths()).toEqual(["/tidied"]);
  });
});

describe("engaged time", () => {
  const engagedMs = () =>
    Math.max(0, ...collector.events("engagement").map((each) => each.engagedMs));

  /** A minute without input while a video plays. */
  async function watch(loop: boolean): Promise<void> {
    await page.clock.install();
    await openAndWait("01-plain");
    for (let second = 0; second < 60; second += 10) {
      await page.clock.runFor(10_000);
      await page.evaluate((value) => {
        const video = document.body.appendChild(document.createElement("video"));
        video.loop = value;
        video.dispatchEvent(new Event("timeupdate"));
      }, loop);
    }
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  }

  test("goes on while a video plays", async () => {
    await watch(false);
    await until(engagedMs).toBeGreaterThan(59_000);
    expect(engagedMs()).toBeLessThan(62_000);
  });

  test("is not kept alive by a video that loops", async () => {
    await watch(true);
    await until(engagedMs).toBeGreaterThan(29_000);
    expect(engagedMs()).toBeLessThan(32_000);
  });
});

describe("the npm entries", () => {
  const seen = () =>
    collector.requests
      .flatMap(({ url, beacon }) => beacon.events.map(({ type }) => `${url.split("=")[1]} ${type}`))
      .sort();

  test("track two sites at once, each once", async () => {
    await open("29-module");
    // As text: what the test runner makes of an import, no page knows.
    await page.evaluate(`import("/npm/index.js").then(({ init }) => {
      const endpoint = "${collector.origin}";
      const acme = init({ site: "acme", endpoint });
      if (init({ site: "acme", endpoint }) !== acme) throw new Error("Two trackers of one site.");
      init({ site: "globex", endpoint }).track("calculated");
      acme.track("calculated");
    })`);
    await until(seen).toEqual([
      "acme custom",
      "acme page_view",
      "globex custom",
      "globex page_view",
    ]);
  });

  test("have a small core, which takes any signal", async () => {
    await open("29-module");
    await page.evaluate(`(async () => {
      const { init } = await import("/npm/core.js");
      const { onFormSubmit } = await import("/npm/signals.js");
      init({ site: "acme", endpoint: "${collector.origin}" }).add(onFormSubmit);
    })()`);
    await page.click("button");
    await until(seen).toEqual(["acme form_submit", "acme page_view"]);
  });
});

describe("leadlight/core", () => {
  test("has page type, source, routes and the standing when it is given their parts", async () => {
    await page.goto(`${origin}/29-module?utm_source=news&secret=1`, {
      referer: "https://search.example/a?q=1",
    });
    await page.evaluate(`(async () => {
      document.body.dataset.pageType = "pricing";
      const { init } = await import("/npm/core.js");
      const parts = await import("/npm/parts.js");
      const onAnswer = (answer) => { window.answered = answer; };
      const { pageType, source, onRouteChange } = parts;
      init({ site: "acme", endpoint: "${collector.origin}", pageType, source, onRouteChange, onAnswer });
    })()`);
    await until(() => collector.events("page_view").length).toBe(1);
    await page.waitForFunction("window.answered");
    expect(await page.evaluate("answered.tier")).toBe("cold");
    await page.waitForTimeout(1_100);
    await page.evaluate(() => history.pushState({}, "", "/next"));
    await until(() => collector.events("page_view").length).toBe(2);
    const [first, second] = collector.events("page_view");
    expect(first).toMatchObject({
      page: { path: "/29-module", type: "pricing" },
      campaign: { utm_source: "news" },
      referrer: "https://search.example/a",
    });
    // The same as before, and nothing says that it is this route's own.
    expect(second?.page).toEqual({ path: "/next" });
    expect(collector.requests.map(({ body }) => body).join()).not.toContain("secret");
  });

  test("keeps every promise of delivery: what was not taken comes with the next page, same id", async () => {
    const start = `import("/npm/core.js").then(({ init }) =>
      init({ site: "acme", endpoint: "${collector.origin}" }))`;
    collector.reply = () => "down";
    await open("29-module");
    await page.evaluate(start);
    await until(() => collector.events("page_view").length).toBe(1);
    const [lost] = collector.events("page_view");
    collector.requests.length = 0;
    collector.reply = () => undefined;
    await open("29-module?again");
    await page.evaluate("localStorage.removeItem('leadlight-rest')");
    await page.evaluate(start);
    await until(() => collector.events("page_view").length).toBe(2);
    expect(collector.events("page_view").map(({ id }) => id)).toContain(lost?.id);
    expect(new Set(collector.requests.map(({ beacon }) => beacon.visitor)).size).toBe(1);
  });

  test("waits for consent, and keeps no cookie", async () => {
    await open("29-module");
    await page.evaluate(`import("/npm/core.js").then(({ init }) => {
      window.tracker = init({ site: "acme", endpoint: "${collector.origin}", consent: "required" });
    })`);
    await page.waitForTimeout(200);
    expect(collector.requests).toEqual([]);
    expect(await page.evaluate("localStorage.length")).toBe(0);
    await page.evaluate("tracker.consent('granted')");
    await until(() => collector.events("page_view").length).toBe(1);
    expect(await page.evaluate("document.cookie")).toBe("");
  });

  test("denied is denied, even when the page's own function throws at it", async () => {
    await open("29-module");
    await page.evaluate(`import("/npm/core.js").then(({ init }) => {
      const onAnswer = (answer) => { window.tier = answer.tier; };
      window.tracker = init({ site: "acme", endpoint: "${collector.origin}", onAnswer });
    })`);
    await page.waitForFunction("window.tier");
    const before = collector.requests.length;
    await page.evaluate("tracker.consent('denied'); tracker.track('in vain')");
    await page.waitForTimeout(200);
    await page.close();
    expect(collector.requests).toHaveLength(before);
  });
});

describe("many tabs", () => {
  test("leave each other's events alone, and take over those of a dead one", async () => {
    await openAndWait("01-plain");
    collector.reply = ({ events }) =>
      events.some((event) => "name" in event && event.name === "held")
        ? { status: 503, headers: { "retry-after": "600" } }
        : undefined;
    await page.evaluate(() => window.leadlight?.("track", "held"));
    await until(() => page.evaluate(() => localStorage["leadlight-rest"])).toBeTruthy();
    // What the server asked for binds the next pages too; here it is taken back.
    await page.evaluate(() => localStorage.removeItem("leadlight-rest"));
    collector.reply = () => undefined;
    collector.requests.length = 0;
    const other = await context.newPage();
    await other.goto(`${origin}/02-page-type-meta`);
    await until(() => pageViews().length).toBe(1);
    expect(collector.events("custom")).toEqual([]);
    await page.close({ runBeforeUnload: false });
    const third = await context.newPage();
    await third.goto(`${origin}/03-page-type-attribute`);
    await until(() => collector.events("custom").map(({ name }) => name)).toEqual(["held"]);
  });

  test("send each event once: of those that wait, no tab sends another's", async () => {
    await openAndWait("01-plain");
    const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()));
    for (const tab of tabs) await tab.goto(`${origin}/02-page-type-meta`);
    for (const [index, tab] of tabs.entries())
      await tab.evaluate((name) => window.leadlight?.("track", name), `tab ${index}`);
    await until(() => collector.events("custom").length).toBe(3);
    // With all that says which tab sent it, should one come twice.
    const sent = collector.requests.flatMap(({ headers, beacon: { sentAt, events } }) =>
      events.map((event) => ({ from: headers.referer, sentAt, ...event })),
    );
    const first = sent.filter(({ id }, place) => sent.findIndex((one) => one.id === id) === place);
    expect(sent).toEqual(first);
  });

  test("that came back from the back-forward cache are alive again", async () => {
    await openAndWait("01-plain");
    await page.evaluate(() => {
      addEventListener("pageshow", ({ persisted }) => {
        document.title = `restored: ${persisted}`;
      });
    });
    await openAndWait("02-page-type-meta");
    await page.goBack({ waitUntil: "commit" });
    await until(() => page.title()).toBe("restored: true");
    await until(() => pageViews().length).toBe(3);
    const isHeld = (event: BrowserEvent) => event.type === "custom";
    collector.reply = ({ events }) =>
      events.some(isHeld) ? { status: 503, headers: { "retry-after": "600" } } : undefined;
    await page.evaluate(() => window.leadlight?.("track", "held"));
    await until(() => page.evaluate(() => localStorage["leadlight-rest"])).toBeTruthy();
    await page.evaluate(() => localStorage.removeItem("leadlight-rest"));
    const other = await context.newPage();
    await other.goto(`${origin}/03-page-type-attribute`);
    await until(() => pageViews().length).toBe(4);
    expect(collector.requests.filter(({ beacon }) => beacon.events.some(isHeld))).toHaveLength(1);
  });

  test("that begin together do not take each other for dead", async () => {
    // As if the first were slow between asking who lives and reading what waits.
    await page.addInitScript(() => {
      const { locks } = navigator;
      const query = locks.query.bind(locks);
      locks.query = async () => {
        const answer = await query();
        await new Promise((done) => setTimeout(done, 600));
        return answer;
      };
    });
    const ofSecond = (event: BrowserEvent) =>
      event.type === "page_view" && event.page.path.includes("02");
    collector.reply = ({ events }) =>
      events.some(ofSecond) ? { status: 503, headers: { "retry-after": "600" } } : undefined;
    await open("01-plain");
    const second = await context.newPage();
    await second.goto(`${origin}/02-page-type-meta`);
    await until(() => pageViews().length).toBe(2);
    await page.waitForTimeout(1_000);
    expect(collector.requests.filter(({ beacon }) => beacon.events.some(ofSecond))).toHaveLength(1);
  });
});

describe("a poison event", () => {
  test("is set aside by halves, and the rest arrives", async () => {
    collector.reply = ({ events }) =>
      JSON.stringify(events).includes("poison") ? { status: 400 } : undefined;
    await open("01-plain");
    await page.waitForFunction(() => "leadlight" in window);
    await page.evaluate(() => {
      for (const name of ["a", "b", "c", "poison", "d", "e"]) window.leadlight?.("track", name);
    });
    const accepted = () =>
      collector.requests
        .filter(({ body }) => !body.includes("poison"))
        .flatMap(({ beacon }) => beacon.events.map((event) => ("name" in event ? event.name : "")));
    await until(accepted).toEqual(expect.arrayContaining(["a", "b", "c", "d", "e"]));
    expect(collector.requests.length).toBeLessThan(12);
  });
});

describe("the tag", () => {
  test("loads with subresource integrity", async () => {
    await openAndWait("26-integrity");
  });

  test("does no harm in a sandboxed frame or a file", async () => {
    const errors: string[] = [];
    context.on("weberror", (error) => errors.push(String(error.error())));
    await open("27-sandbox");
    await page.waitForLoadState("networkidle");
    expect(errors).toEqual([]);
  });

  test("asks a server that answers ever more rarely, and the next page knows", async () => {
    collector.reply = () => ({ status: 503, headers: { "retry-after": "60" } });
    await openAndWait("01-plain");
    await until(() => page.evaluate(() => localStorage["leadlight-rest"])).toBeTruthy();
    await open("02-page-type-meta");
    await page.waitForFunction(() => "leadlight" in window);
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    expect(collector.requests).toHaveLength(1);
  });
});
