/** Pages that a server renders with leadlight/react, hydrated in a real Chromium by React's strictest build. */
import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { launchChromium } from "./chromium.ts";
import { type Collector, type Site, startSite } from "./pages/serve.ts";
import type { Given } from "./react/app.tsx";
import { render } from "./react/render.tsx";

let site: Site;
let collector: Collector;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin: string;
/** What React, or anything else, complained about. */
let complaints: string[];

beforeAll(async () => {
  const [bundle] = await Promise.all([
    build({
      entryPoints: [`${rootDir}/test/browser/react/client.tsx`],
      bundle: true,
      format: "esm",
      write: false,
      // Without the paths of ours: what is tested is what is published.
      tsconfigRaw: { compilerOptions: { jsx: "react-jsx" } },
      define: { "process.env.NODE_ENV": '"development"' },
    }),
    startSite().then((started) => {
      site = started;
      collector = started.collector;
    }),
    launchChromium().then((launched) => {
      browser = launched;
    }),
  ]);
  const body = bundle.outputFiles[0]?.text ?? "";
  site.made.set("/react.js", { type: "text/javascript", body });
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async ({ task }) => {
  origin = site.originOf(task.id);
  collector.reset(origin);
  complaints = [];
  context = await browser.newContext();
  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("console", (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  page = await context.newPage();
});

afterEach(() => context.close());

const until = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 12_000, interval: 20 });

/** Opens a page as the server sends it, which may differ from what the browser gets. */
async function open(sent: Given, html?: string): Promise<string> {
  const body = html ?? (await render(sent));
  site.made.set("/react", { type: "text/html; charset=utf-8", body });
  await page.goto(`${origin}/react`);
  return body;
}

const withOptions = (more: Given = {}): Given => ({
  options: { site: "acme", endpoint: collector.origin },
  ...more,
});
const heading = () => page.textContent("h1");
const shownLead = async () =>
  JSON.parse((await page.textContent("#lead-state"))?.split(", reads")[0] ?? "");
const answer = (tier: string) => {
  collector.tier = tier;
  return page.evaluate(() => window.leadlightTrackers?.get("acme")?.track("asked"));
};

describe("a page that the server rendered for a hot visitor", () => {
  test("has the hot part in its bytes, hydrates as it is, and changes with the score", async () => {
    collector.tier = "hot";
    const html = await open(withOptions({ lead: { tier: "hot" } }));
    expect(html).toContain("For hot");
    expect(html).not.toContain("For everybody");
    await until(async () => (await shownLead()).score).toBe(42);
    expect(await heading()).toBe("For hot");
    expect(await shownLead()).toMatchObject({ tier: "hot", isKnown: true });
    await answer("warm");
    await until(heading).toBe("For everybody");
    await until(() => page.textContent("aside")).toBe("aside for everybody");
    expect(complaints).toEqual([]);
  });

  test("hydrates what comes late as it was sent, though the score has changed meanwhile", async () => {
    collector.tier = "warm";
    await open(withOptions({ lead: { tier: "hot" } }));
    await until(heading).toBe("For everybody");
    expect(await page.textContent("#late")).toBe("Late for hot");
    await page.evaluate(() => window.finish());
    await until(() => page.textContent("#late")).toBe("Late for everybody");
    expect(complaints).toEqual([]);
  });

  test("counts one view and each signal once, under StrictMode and two providers", async () => {
    collector.tier = "hot";
    await open(withOptions({ lead: { tier: "hot" } }));
    await until(async () => (await shownLead()).score).toBe(42);
    await page.getByRole("button", { name: "For hot" }).click();
    const seen = () => collector.events("custom").map(({ name, properties }) => [name, properties]);
    await until(() => seen().sort()).toEqual([
      ["hero_clicked", { seats: 40 }],
      ["press", undefined],
    ]);
    await page.close();
    await until(() => collector.events("engagement").length).toBeGreaterThan(0);
    expect(collector.events("page_view")).toHaveLength(1);
  });
});

describe("a page whose server knew nothing", () => {
  test("is the same for everybody, and then the visitor's", async () => {
    collector.tier = "hot";
    const html = await open(withOptions());
    expect(html).toContain("For everybody");
    expect(html).not.toContain("For hot");
    await until(heading).toBe("For hot");
    expect(await shownLead()).toMatchObject({ tier: "hot", score: 42, isKnown: true });
    expect(complaints).toEqual([]);
  });

  test("shows what the browser last heard, and says that it is not sure, while no server answers", async () => {
    collector.reply = () => ({ status: 503 });
    await context.addInitScript(() => localStorage.setItem("leadlight-tier", "hot"));
    await open(withOptions());
    await until(heading).toBe("For hot");
    expect(await shownLead()).toMatchObject({ tier: "hot", score: null, isKnown: false });
  });

  test("knows the segments that the browser last heard, too", async () => {
    collector.reply = () => ({ status: 503 });
    await context.addInitScript(() =>
      localStorage.setItem("leadlight-tier", "hot segment:reads_prices"),
    );
    await open(withOptions());
    await until(() => page.textContent("#lead-state")).toContain(", reads prices");
    expect(await shownLead()).toMatchObject({ segments: ["reads_prices"], isKnown: false });
  });

  test("is for the lowest tier where the browser knows nothing either, as attributes have it", async () => {
    collector.reply = () => ({ status: 503 });
    await open(withOptions());
    await until(async () => (await shownLead()).tier).toBe("cold");
    expect((await shownLead()).isKnown).toBe(false);
  });
});

test("components show what attributes show, for every tier and segment", async () => {
  await open(withOptions());
  const visible = (kind: string) =>
    page.$$eval(`.${kind}`, (all) =>
      all.filter((each) => each.checkVisibility()).map((each) => each.textContent),
    );
  for (const tier of ["hot", "warm", "cold", "disqualified"]) {
    await answer(tier);
    await until(async () => (await shownLead()).tier).toBe(tier);
    const components = await visible("component");
    expect(components).toEqual(await visible("attribute"));
    expect(components.length).toBeGreaterThan(5);
  }
  for (const segments of [["a"], ["a", "b"], []]) {
    collector.segments = segments;
    await answer("cold");
    await until(async () => (await shownLead()).segments).toEqual(segments);
    expect(await visible("component")).toEqual(await visible("attribute"));
  }
  expect(complaints).toEqual([]);
});

test("a segment shows when the visitor is in it", async () => {
  await open(withOptions({ lead: { tier: "hot" } }));
  collector.segments = ["reads_prices"];
  await answer("hot");
  await until(() => page.textContent("#lead-state")).toContain(", reads prices");
  expect((await shownLead()).segments).toEqual(["reads_prices"]);
});

test("keeps its tier while it is read, where a new one is for the next page", async () => {
  collector.tier = "hot";
  const options = { site: "acme", endpoint: collector.origin, personalize: "next-page" } as const;
  await open({ options });
  await until(async () => (await shownLead()).score).toBe(42);
  expect(await heading()).toBe("For everybody");
  await page.goto(`${origin}/react`);
  await until(heading).toBe("For hot");
  expect(complaints).toEqual([]);
});

describe("a page with a script tag", () => {
  test("is joined, whichever comes first", async () => {
    collector.tier = "hot";
    await open({ tag: collector.origin, lead: { tier: "hot" } });
    await until(async () => (await shownLead()).score).toBe(42);
    await page.getByRole("button", { name: "For hot" }).click();
    await until(() => collector.events("custom")).toMatchObject([{ name: "hero_clicked" }]);

    // Now the tag is late, and what is said meanwhile waits for it.
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await context.route("**/leadlight.js", (route) => held.then(() => route.continue()));
    await page.goto(`${origin}/react`, { waitUntil: "domcontentloaded" });
    await until(() => page.evaluate(() => "leadlight" in window)).toBe(true);
    await page.getByRole("button", { name: "For hot" }).click();
    collector.tier = "warm";
    release();
    await until(heading).toBe("For everybody");
    await until(() => collector.events("custom").length).toBe(2);
    expect(collector.events("page_view")).toHaveLength(2);
    expect(complaints).toEqual([]);
  });
});

test("a page that gets another lead than its server knew is noticed here", async () => {
  const html = await render(withOptions({ lead: { tier: "hot" } }));
  await open(
    {},
    html.replace("{&quot;tier&quot;:&quot;hot&quot;}", "{&quot;tier&quot;:&quot;cold&quot;}"),
  );
  await until(() => complaints.join()).toMatch(/hydrat/i);
});
