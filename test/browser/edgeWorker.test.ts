/** The examples that stand in front of pages, built as they would be deployed, and a real Chromium in front of them. */

import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveDemoSite } from "../../local/demoSite.ts";
import { type EdgeWorker, startEdgeWorker } from "../../local/edgeWorker.ts";
import { freePort } from "../../local/freePort.ts";
import { type Runtime, startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite, secretOf } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { emptyState } from "../runtime/emptyState.ts";
import { launchChromium } from "./chromium.ts";

const site = "demo" as SiteKey;
const example = "02-edge-worker";
let dir: string;
let runtime: Runtime;
let secret: string;
let key: string;
let demo: Server;
let edge: EdgeWorker;
let react: EdgeWorker;
let segmented: Server;
let segments: EdgeWorker;
let browser: Browser;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight edge "));
  await emptyState(dir);
  runtime = await startRuntime({ port: await freePort(19_807), persistTo: dir });
  const db = await runtime.db();
  await putSite(db, { key: site, name: "Demo", origins: [] });
  [secret, key] = [await secretOf(db, site), await putApiKey(db, site, "test")];
  const leadlight = runtime.origin;
  demo = await serveDemoSite({ port: 0, leadlight, apiKey: key });
  const front = { port: 0, site, secret, pages: originOf(demo), leadlight };
  edge = await startEdgeWorker({ ...front, example });
  react = await startEdgeWorker({ ...front, example: "03-react" });
  segmented = await serveSegments(leadlight);
  segments = await startEdgeWorker({ ...front, example, pages: originOf(segmented) });
  const origins = [edge.origin, react.origin, segments.origin];
  await putSite(db, { key: site, name: "Demo", origins });
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await edge?.stop();
  await react?.stop();
  await segments?.stop();
  segmented?.closeAllConnections();
  segmented?.close();
  demo?.closeAllConnections();
  demo?.close();
  await runtime?.stop();
  await rm(dir, { recursive: true, force: true });
});

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A site whose every page varies by a segment, as docs/personalize.md has it. */
async function serveSegments(leadlight: string): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>Segments</title>
      <script async src="${leadlight}/leadlight.js" data-site="${site}"></script>
      <script async src="${leadlight}/leadlight.signals.js" data-signals="tier"></script>
      <p id="offer" data-leadlight-show="hot segment:reads_prices">More than 50 seats? Ask for a price</p>
      <p id="plain" data-leadlight-hide="segment:reads_prices">See our prices</p>`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

/** The variants of the first heading that are in the bytes of a page, and those that are to be seen. */
async function heroes(page: Page) {
  const answer = await page.goto(edge.origin);
  const bytes = (await answer?.text()) ?? "";
  return {
    sent: [...bytes.matchAll(/id="(hero-\w+)"/g)].map(([, id]) => id),
    visible: await page.evaluate(() =>
      [...document.querySelectorAll('[id^="hero-"]')]
        .filter((hero) => hero.checkVisibility({ visibilityProperty: true }))
        .map(({ id }) => id),
    ),
    left: [...bytes.matchAll(/ data-leadlight-(?!tier)\w+=/g)].length,
  };
}

const cookieOf = async (context: BrowserContext, name: string) =>
  (await context.cookies()).find((cookie) => cookie.name === name)?.value;

/** A seller raises the score of a person who has been here. */
async function raise(context: BrowserContext): Promise<void> {
  await expect.poll(() => cookieOf(context, "leadlight_tier"), { timeout: 15_000 }).toBeTruthy();
  const visitor = (await cookieOf(context, "leadlight-demo"))?.slice(0, 32);
  const answer = await fetch(`${runtime.origin}/v1/leads/${visitor}/adjustments`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ points: 100, reason: "Talked at the fair", author: "Ann" }),
  });
  expect(answer.ok).toBe(true);
}

/** A person who has been here, whose raised score the next page hears of. */
async function becomeHot(context: BrowserContext, page: Page): Promise<void> {
  await raise(context);
  const before = await cookieOf(context, "leadlight_tier");
  await page.goto(`${edge.origin}/pricing`);
  await expect
    .poll(() => cookieOf(context, "leadlight_tier"), { timeout: 15_000 })
    .not.toBe(before);
}

describe("the example behind a real browser", () => {
  it("sends a cold and a hot visitor different bytes, and nothing moves afterwards", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const cold = { sent: ["hero-cold"], visible: ["hero-cold"], left: 0 };
    const hot = { sent: ["hero-hot"], visible: ["hero-hot"], left: 0 };
    expect(await heroes(page)).toEqual(cold);
    await becomeHot(context, page);
    expect(await heroes(page)).toEqual(hot);

    // The script's own memory says otherwise: what was sent stays.
    await page.evaluate(() => localStorage.setItem("leadlight-tier", "cold"));
    expect(await heroes(page)).toEqual(hot);

    // Another browser is another visitor, whatever was sent before.
    const other = await browser.newContext();
    expect(await heroes(await other.newPage())).toEqual(cold);
    expect(errors).toEqual([]);
    await other.close();
    await context.close();
  });

  it("looks a visitor without a valid token up at the scoring Worker", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await heroes(page);
    await becomeHot(context, page);
    const visitor = (await cookieOf(context, "leadlight-demo"))?.slice(0, 32);
    await context.close();
    const sent = async () => {
      const cookie = `leadlight_tier=eyJhbGciOiJIUzI1NiJ9.e30.forged; leadlight-demo=${visitor}`;
      const answer = await fetch(edge.origin, { headers: { cookie, accept: "text/html" } });
      return /id="(hero-\w+)"/.exec(await answer.text())?.[1];
    };
    // On a busy machine the answer may come after the bounded wait.
    await expect.poll(sent, { timeout: 30_000 }).toBe("hero-hot");
  });
});

it("sends a visitor the page of its segments, by the signed token and by a look-up", async () => {
  const reads_prices = {
    when: { count: { event: "page_view", pageType: "pricing" }, atLeast: 1 },
  };
  const published = await fetch(`${runtime.origin}/v1/model/publish`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ document: { ...b2b, segments: { reads_prices } } }),
  });
  expect(published.status).toBe(201);

  const context = await browser.newContext();
  const page = await context.newPage();
  const sentBy = (html = "") => [...html.matchAll(/<p id="(\w+)"/g)].map(([, id]) => id);
  const open = async (path: string) =>
    sentBy(await (await page.goto(`${segments.origin}${path}`))?.text());
  const shownData = async () => {
    const [, claims = ""] = (await cookieOf(context, "leadlight_tier"))?.split(".") ?? [];
    return Buffer.from(claims, "base64url").toString();
  };
  expect(await open("/")).toEqual(["plain"]);
  expect(await open("/pricing")).toEqual(["plain"]);
  await expect.poll(shownData, { timeout: 15_000 }).toContain('"g":"reads_prices"');
  expect(await open("/")).toEqual(["offer"]);
  // The page that was sent is the page that is seen.
  await expect
    .poll(() => page.evaluate(() => localStorage["leadlight-tier"]), { timeout: 15_000 })
    .toMatch(/ segment:/);
  expect(await page.$$eval("p", (all) => all.map((each) => each.checkVisibility()))).toEqual([
    true,
  ]);

  const visitor = (await cookieOf(context, "leadlight-demo"))?.slice(0, 32);
  await context.close();
  const lookedUp = async () => {
    const headers = { cookie: `leadlight-demo=${visitor}`, accept: "text/html" };
    return sentBy(await (await fetch(segments.origin, { headers })).text());
  };
  // On a busy machine the answer may come after the bounded wait.
  await expect.poll(lookedUp, { timeout: 30_000 }).toEqual(["offer"]);
});

describe("the page in React", () => {
  /** Which first headings are in the bytes of the page. */
  async function openReact(page: Page) {
    const answer = await page.goto(react.origin);
    const sent = [...((await answer?.text()) ?? "").matchAll(/id="(hero-\w+)"/g)];
    return { headers: answer?.headers() ?? {}, sent: sent.map(([, id]) => id) };
  }
  const headings = (page: Page) => page.$$eval("h1", (all) => all.map(({ id }) => id));
  const until = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

  it("renders a visitor's tier on the server, hydrates it silently, and follows the score", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    context.on("weberror", (error) => complaints.push(String(error.error())));
    context.on("console", (message) => {
      if (/error|warning/.test(message.type())) complaints.push(message.text());
    });

    const { sent, headers } = await openReact(page);
    expect(sent).toEqual(["hero-cold"]);
    expect(headers).toMatchObject({ "cache-control": "private, no-cache", vary: "Cookie" });
    await until(() => page.locator("#score").textContent()).toMatch(/^\d+$/);

    await raise(context);
    await page.getByRole("button", { name: "Calculate" }).click();
    expect(await page.locator("output").textContent()).toBe("£280 a month");
    await until(() => headings(page)).toEqual(["hero-hot"]);
    await until(() => page.locator("#proof a").count()).toBe(1);

    // The next page comes from the server as the tier sees it, whose word is the signed cookie's.
    expect((await openReact(page)).sent).toEqual(["hero-hot"]);
    await until(() => page.locator("#score").textContent()).toMatch(/^\d+$/);
    expect(await headings(page)).toEqual(["hero-hot"]);
    expect(await page.locator("#tier").textContent()).toBe("hot");

    const other = await browser.newContext();
    expect((await openReact(await other.newPage())).sent).toEqual(["hero-cold"]);
    expect(complaints).toEqual([]);
    await other.close();
    await context.close();
  });
});

it("unpacks what the origin packed, whatever the browser takes", async () => {
  const page = `<p data-leadlight-show="hot">HOT</p><p>é</p>`.repeat(50);
  const bodies: Readonly<Record<string, Buffer>> = {
    gzip: gzipSync(page),
    br: brotliCompressSync(page),
    identity: Buffer.from(page),
  };
  const packing = createServer(({ url = "" }, response) => {
    const encoding = url.slice(1);
    const body = bodies[encoding] as Buffer;
    const headers = { "content-type": "text/html; charset=utf-8", "content-length": body.length };
    response.writeHead(200, { ...headers, "content-encoding": encoding }).end(body);
  });
  await new Promise<void>((done) => packing.listen(0, "127.0.0.1", done));
  const pages = originOf(packing);
  const front = await startEdgeWorker({ example, port: 0, site, secret, pages, leadlight: pages });
  try {
    for (const encoding of Object.keys(bodies)) {
      for (const accepted of ["gzip, deflate, br, zstd", "identity"]) {
        const headers = { "accept-encoding": accepted };
        const answer = await fetch(`${front.origin}/${encoding}`, { headers });
        expect(await answer.text()).toBe("<p>é</p>".repeat(50));
      }
    }
  } finally {
    await front.stop();
    packing.closeAllConnections();
    packing.close();
  }
});
