/**
 * What personalising adds to the first byte of a 100 KB page: `npm run bench -- personalize`.
 *
 * One Worker in front of one origin: as a bare proxy, and with the middleware for a visitor with a valid
 * token, for one who is looked up in KV, and for a page that does not vary. One request at a time, the
 * four in an order that changes, so that other processes delay all four alike.
 *
 * Twice: with an origin that answers at once, where every microsecond shows, and with one that takes as
 * long as a page that is made on request, where the look-up hides behind it.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sign } from "hono/jwt";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { rootDir } from "../local/paths.ts";
import { median } from "./median.ts";

const rounds = 5;
/** The origin's response times, and enough requests for a stable median. */
const origins = [
  { afterMs: 0, requestsEach: 300 },
  { afterMs: 20, requestsEach: 60 },
];
const site = "demo";
const secret = "5ec7e7".repeat(10);
const inKv = "0123456789abcdef0123456789abcdef";
const withToken = "fedcba9876543210fedcba9876543210";

export async function benchPersonalize(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-bench-"));
  execFileSync(process.execPath, [
    `${rootDir}/node_modules/wrangler/bin/wrangler.js`,
    ...["deploy", `${rootDir}/bench/personalizeWorker.ts`, "--dry-run", "--outdir", dir],
    ...["--name", "bench", "--compatibility-date", "2026-11-01", "--config", "/dev/null"],
  ]);
  const origin = await servePages();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: "ESModule", path: join(dir, "personalizeWorker.js") }],
      modulesRoot: dir,
      compatibilityDate: "2026-11-01",
      cf: false,
      bindings: { ORIGIN: originOf(origin), SITE: site, SECRET: secret },
      kvNamespaces: ["TIERS"],
    }),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const { origin: proxy } = await miniflare.ready;
    const tiers = await miniflare.getKVNamespace("TIERS");
    await tiers.put(`tier:${inKv}`, "hot");
    const exp = Math.floor(Date.now() / 1_000) + 3_600;
    const token = await sign({ s: site, v: withToken, t: "hot", g: "", exp }, secret);
    const visits: Readonly<Record<string, readonly [path: string, cookie: string]>> = {
      "bare proxy": ["/bare/varied", ""],
      "valid token": [
        "/personalized/varied",
        `leadlight-demo=${withToken}; leadlight_tier=${token}`,
      ],
      "read from KV": ["/personalized/varied", `leadlight-demo=${inKv}`],
      "valid token, page that does not vary": [
        "/personalized/plain",
        `leadlight-demo=${withToken}; leadlight_tier=${token}`,
      ],
    };
    for (const { afterMs, requestsEach } of origins) {
      const time = (name: string) => {
        const [path, cookie] = visits[name] as readonly [string, string];
        return firstByteMs(`${proxy}${path}?after=${afterMs}`, cookie, agent);
      };
      console.log(`Origin after ${afterMs} ms; medians of ${rounds} × ${requestsEach} requests`);
      console.table(await compare(Object.keys(visits), requestsEach, time));
    }
    console.log("asked for: at most 1.1 with a valid token, 1.3 with a read from KV");
  } finally {
    agent.destroy();
    await miniflare.dispose();
    origin.closeAllConnections();
    origin.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Medians of several rounds, and as ratios to the first name's. */
async function compare(
  names: readonly string[],
  requestsEach: number,
  time: (name: string) => Promise<number>,
): Promise<Record<string, Record<string, number>>> {
  const rows = names.map((name) => ({ name, ms: [] as number[], ratios: [] as number[] }));
  for (let round = -1; round < rounds; round++) {
    const times = new Map(names.map((name) => [name, [] as number[]]));
    for (let request = 0; request < requestsEach; request++) {
      for (const name of [...names].sort(byChance)) {
        times.get(name)?.push(await time(name));
      }
    }
    if (round < 0) continue;
    const bare = median(times.get(names[0] ?? "") ?? []);
    for (const { name, ms, ratios } of rows) {
      const own = median(times.get(name) ?? []);
      ms.push(own);
      ratios.push(own / bare);
    }
  }
  const short = (value: number) => Number(value.toFixed(2));
  return Object.fromEntries(
    rows.map(({ name, ms, ratios }) => [
      name,
      {
        ms: short(median(ms)),
        ratio: short(median(ratios)),
        from: short(Math.min(...ratios)),
        to: short(Math.max(...ratios)),
      },
    ]),
  );
}

const byChance = () => Math.random() - 0.5;

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Pages of about 100 KB, 1,000 elements; `/varied` has a variant every fifty. */
async function servePages(): Promise<Server> {
  const text = "Sensors in every van, trailer and cold room, and an alarm for who is near. ";
  const pageOf = (variesEvery: number) => {
    const elements = Array.from({ length: 1_000 }, (_, index) =>
      variesEvery > 0 && index % variesEvery === 0
        ? `<div data-leadlight-show="hot"><p>${text}</p></div>`
        : `<p class="item">${text}</p>`,
    );
    return Buffer.from(`<!doctype html><html lang="en"><body>${elements.join("\n")}</body></html>`);
  };
  const pages: Readonly<Record<string, Buffer>> = {
    "/varied": pageOf(50),
    "/plain": pageOf(0),
  };
  const server = createServer(({ url = "" }, response) => {
    const { pathname, searchParams } = new URL(url, "http://origin");
    const answer = () =>
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pages[pathname]);
    const afterMs = Number(searchParams.get("after"));
    if (afterMs > 0) setTimeout(answer, afterMs);
    else answer();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

/** Milliseconds until the first byte of the body; the rest is read, and not counted. */
const firstByteMs = (url: string, cookie: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const headers = { accept: "text/html", "accept-encoding": "identity", cookie };
    get(url, { agent, headers }, (response) => {
      let ms = 0;
      response.once("data", () => {
        ms = performance.now() - started;
      });
      response.on("error", reject).on("end", () => resolve(ms));
    }).on("error", reject);
  });
