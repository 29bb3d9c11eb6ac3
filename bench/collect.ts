/**
 * Collect throughput, against a bare one-row D1 insert in the same run: `npm run bench -- collect`.
 *
 * Both run in workerd on local D1, one after the other, several times; 32 connections; every beacon is
 * one page view of one of 2,000 visitors. The ratio is what counts: the machine's speed cancels out.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { startServer } from "../test/runtime/startServer.ts";
import { startBareInsert } from "./bareInsert.ts";
import { median } from "./median.ts";

const rounds = 5;
const seconds = 5;
const connections = 32;
const visitors = Array.from({ length: 2_000 }, () => randomBytes(16).toString("hex"));
const paths = ["/", "/pricing", "/product", "/blog/one", "/case-studies/two", "/careers"];

export async function benchCollect(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-bench-"));
  const server = await startServer(join(dir, "state"));
  const bare = await startBareInsert(join(dir, "bare"));
  const collect = { rate: [] as number[], p99Ms: [] as number[], failed: 0 };
  const insert = { rate: [] as number[], p99Ms: [] as number[], failed: 0 };
  try {
    for (let round = -1; round < rounds; round++) {
      for (const [figures, url, headers, body] of [
        [insert, bare.origin, {}, () => JSON.stringify({ id: randomBytes(16).toString("hex") })],
        [collect, `${server.origin}/v1/collect?site=demo`, { origin: "http://demo.test" }, beacon],
      ] as const) {
        const result = await autocannon({
          url,
          method: "POST",
          connections,
          duration: round < 0 ? 3 : seconds,
          headers: { "content-type": "text/plain", ...headers },
          setupClient: (client) => {
            client.setBody(body());
            client.on("response", () => client.setBody(body()));
          },
        });
        if (round < 0) continue;
        figures.rate.push(result["2xx"] / seconds);
        figures.p99Ms.push(result.latency.p99);
        figures.failed += result.non2xx + result.errors;
      }
    }
  } finally {
    await server.stop();
    await bare.stop();
    await rm(dir, { recursive: true, force: true });
  }
  const ratios = collect.rate.map((rate, round) => rate / (insert.rate[round] as number));
  console.log("Collect, 32 connections, one page view a beacon; median of", rounds, "rounds");
  console.table({
    "bare one-row insert": {
      "a second": Math.round(median(insert.rate)),
      "p99 ms": median(insert.p99Ms),
      failed: insert.failed,
    },
    collect: {
      "a second": Math.round(median(collect.rate)),
      "p99 ms": median(collect.p99Ms),
      failed: collect.failed,
    },
  });
  console.log(
    `ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); asked for: at least 0.6`,
  );
}

function beacon(): string {
  const now = Date.now();
  return JSON.stringify({
    v: 1,
    visitor: visitors[Math.floor(Math.random() * visitors.length)],
    sentAt: now,
    events: [
      {
        id: randomBytes(12).toString("hex"),
        type: "page_view",
        occurredAt: now,
        page: { path: paths[Math.floor(Math.random() * paths.length)] },
      },
    ],
  });
}
