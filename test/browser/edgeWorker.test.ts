/** examples/02-edge-worker in front of the demo site, and a real Chromium in front of that. */
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
import { migrate } from "../../local/migrate.ts";
import { type Runtime, startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite, secretOf } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { launchChromium } from "./chromium.ts";

const site = "demo" as SiteKey;
let dir: string;
let runtime: Runtime;
let secret: string;
let key: string;
let demo: Server;
let edge: EdgeWorker;
let browser: Browser;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight edge "));
  await migrate(dir);
  runtime = await startRuntime({ port: await freePort(19_807), persistTo: dir });
  const db = await runtime.db();
  await putSite(db, { key: site, name: "Demo", origins: [] });
  [secret, key] = [await secretOf(db, site), await putApiKey(db, site, "test")];
  const leadlight = runtime.origin;
  demo = await serveDemoSite({ port: 0, leadlight, apiKey: key });
  edge = await startEdgeWorker({ port: 0, site, secret, pages: originOf(demo), leadlight });
  await putSite(db, { key: site, name: "Demo", origins: [edge.origin] });
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await edge?.stop();
  demo?.closeAllConnections();
  demo?.close();
  await runtime?.stop();
  await rm(dir, { recursive: true, force: true });
});

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

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

/** A person who has been here, whose score a seller has raised. */
async function becomeHot(context: BrowserContext, page: Page): Promise<void> {
  await expect.poll(() => cookieOf(context, "leadlight_tier")).toBeTruthy();
  const visitor = (await cookieOf(context, "leadlight-demo"))?.slice(0, 32);
  const answer = await fetch(`${runtime.origin}/v1/leads/${visitor}/adjustments`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ points: 100, reason: "Talked at the fair", author: "Ann" }),
  });
  expect(answer.ok).toBe(true);
  const before = await cookieOf(context, "leadlight_tier");
  await page.goto(`${edge.origin}/pricing`);
  await expect.poll(() => cookieOf(context, "leadlight_tier")).not.toBe(before);
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
  const front = await startEdgeWorker({ port: 0, site, secret, pages, leadlight: pages });
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
