/**
 * `npm run bench:script`: the script beside trackers of npm, in one run, in Chromium.
 * `npm run bench:script -- NAME` measures one of them alone; `--umami FILE` adds Umami's, which is not on npm.
 */
import { cpus } from "node:os";
import { brotliCompressSync } from "node:zlib";
import { chromium, launchChromium } from "../../test/engines/chromium.ts";
import type { Browser } from "../../test/engines/engine.ts";
import { installBrowsers } from "../../test/engines/installBrowsers.ts";
import { readArgs } from "../../test/engines/readArgs.ts";
import { cells, delivered } from "./delivered.ts";
import { dwell } from "./dwell.ts";
import { fetchPeer } from "./fetchPeer.ts";
import { type MainThread, mainThreads } from "./mainThread.ts";
import type { Peer } from "./peer.ts";
import { peers, umamiAt } from "./peers.ts";

installBrowsers(["chromium"]);
const { values, positionals } = readArgs("npm run bench:script [-- [NAME] [--umami FILE]]", {
  umami: { type: "string" },
});
const known = values.umami === undefined ? peers : [...peers, umamiAt(values.umami)];
const chosen = known.filter(({ name }) => name === (positionals[0] ?? name));
if (!chosen[0]) {
  console.error(`There is no such tracker. There are: ${known.map(({ name }) => name).join(", ")}`);
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
// Alone, one after the other: this counts the processor's time.
const threads = await mainThreads(slow, chosen);
const nothing = threads.get(undefined) as MainThread;
await slow.close();

const columns = [
  "tracker",
  ...Object.keys(cells),
  "dwell s",
  "brotli bytes",
  "load ms",
  "ms an event",
  "long tasks",
  "layout shift",
];
const line = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
console.log(line(columns));
console.log(line(columns.map(() => "---")));

async function rowOf(peer: Peer, thread: MainThread): Promise<string> {
  const script = fetchPeer(peer);
  // Each in a separate browser: a browser has one focus.
  const [counts, seconds] = await Promise.all([
    inChromium((browser) => delivered(browser, peer, script)),
    inChromium((browser) => dwell(browser, peer, script)),
  ]);
  return line([
    peer.package ? `${peer.name} ${peer.package.version}` : peer.name,
    ...counts,
    seconds ?? "not reported",
    brotliCompressSync(script).length.toLocaleString("en"),
    (thread.loadMs - nothing.loadMs).toFixed(1),
    (thread.perEventMs - nothing.perEventMs).toFixed(2),
    `${thread.longTasks}`,
    `${thread.layoutShift}`,
  ]);
}

/** The rest is mostly waiting: three trackers at a time. */
const waiting = [...chosen];
const lane = async () => {
  for (let peer = waiting.shift(); peer; peer = waiting.shift()) {
    const { name } = peer;
    const row = rowOf(peer, threads.get(peer) as MainThread);
    // One that fails does not end the table.
    console.log(await row.catch((error) => `${name} was not measured: ${error}`));
  }
};
await Promise.all([lane(), lane(), lane()]);
