/**
 * `npm run bench:script`: the script beside the trackers that npm has, in one run, in Chromium.
 * `npm run bench:script -- NAME` takes one of them alone.
 */
import { cpus } from "node:os";
import { brotliCompressSync } from "node:zlib";
import { chromium, launchChromium } from "../../test/engines/chromium.ts";
import type { Browser } from "../../test/engines/engine.ts";
import { installBrowsers } from "../../test/engines/installBrowsers.ts";
import { delivered } from "./delivered.ts";
import { dwell } from "./dwell.ts";
import { fetchPeer } from "./fetchPeer.ts";
import { mainThread } from "./mainThread.ts";
import { peers } from "./peers.ts";

installBrowsers(["chromium"]);
const chosen = peers.filter(({ name }) => name === (process.argv[2] ?? name));
if (!chosen[0]) {
  console.error(`There is no such tracker. There are: ${peers.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

async function inChromium<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

const slow = await launchChromium();
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${await slow.version()}, ${cpus().length} × ${cpus()[0]?.model}`,
);
const nothing = await mainThread(slow, undefined, "");
const rows: Record<string, string>[] = [];
for (const peer of chosen) {
  const script = fetchPeer(peer);
  const thread = await mainThread(slow, peer, script);
  // Each in a browser of its own: in one there is one focus.
  const [cells, seconds] = await Promise.all([
    inChromium((browser) => delivered(browser, peer, script)),
    inChromium((browser) => dwell(browser, peer, script)),
  ]);
  rows.push({
    tracker: peer.package ? `${peer.name} ${peer.package.version}` : peer.name,
    ...cells,
    "dwell s": seconds ?? "not told",
    "brotli bytes": brotliCompressSync(script).length.toLocaleString("en"),
    "load ms": (thread.loadMs - nothing.loadMs).toFixed(1),
    "ms an event": (thread.perEventMs - nothing.perEventMs).toFixed(2),
    "long tasks": `${thread.longTasks}`,
    "layout shift": `${thread.layoutShift}`,
  });
  console.log(`${peer.name} is done.`);
}
await slow.close();

const columns = Object.keys(rows[0] ?? {});
const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
console.log(
  [
    line(columns),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(Object.values(row))),
  ].join("\n"),
);
