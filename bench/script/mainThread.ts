/** What a tracker costs the page's main thread on a processor four times slower. */
import type { Browser, Page } from "puppeteer-core";
import { startSite } from "../../test/engines/site.ts";
import { AnyCollector } from "./anyCollector.ts";
import { fetchPeer } from "./fetchPeer.ts";
import type { Peer } from "./peer.ts";
import { peerPage } from "./peerPage.ts";

const rounds = 5;
const slowdown = 4;
const events = 40;
const idleMs = 2_000;
/** Between two events, so that a tracker does not batch them. */
const betweenMs = 25;

export interface MainThread {
  /** From the start of the page until it is idle. */
  readonly loadMs: number;
  readonly perEventMs: number;
  /** Tasks above 50 ms. */
  readonly longTasks: number;
  readonly layoutShift: number;
}

/** Includes the page itself; a page without a tracker measures that part. */
async function measure(page: Page, url: string): Promise<MainThread> {
  const protocol = await page.createCDPSession();
  // CPU time, not wall-clock time: other processes are not counted.
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.evaluateOnNewDocument(() => {
    const seen = { longTasks: 0, layoutShift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      seen.longTasks += list.getEntries().length;
    }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.layoutShift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const busyMs = async () => {
    const { metrics } = await protocol.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  const beganMs = await busyMs();
  await page.goto(url, { waitUntil: "load" });
  await new Promise((done) => setTimeout(done, idleMs));
  const loadedMs = await busyMs();
  await page.evaluate(
    async (count, pauseMs) => {
      for (let index = 0; index < count; index++) {
        window.send?.(`event ${index}`);
        await new Promise((done) => setTimeout(done, pauseMs));
      }
    },
    events,
    betweenMs,
  );
  await new Promise((done) => setTimeout(done, 1_000));
  const sentMs = await busyMs();
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { longTasks: number; layoutShift: number } }).seen,
  );
  return { loadMs: loadedMs - beganMs, perEventMs: (sentMs - loadedMs) / events, ...seen };
}

/**
 * Every tracker, and, under `undefined`, a page without any; in turn, so that a machine that is slower for a
 * while is so for all.
 */
export async function mainThreads(
  browser: Browser,
  peers: readonly Peer[],
): Promise<ReadonlyMap<Peer | undefined, MainThread>> {
  const collector = new AnyCollector();
  await collector.goUp();
  const { port } = new URL(collector.origin);
  const results = new Map<Peer | undefined, MainThread>();
  const pages = [undefined, ...peers].map((peer) => ({
    peer,
    script: peer === undefined ? "" : fetchPeer(peer),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { peer, script } of pages) {
      const site = await startSite(peerPage(peer), script);
      const page = await browser.newPage({ type: "window" });
      const result = await measure(page, `${site.originOf(`r${round}`)}/page?port=${port}`);
      await page.close();
      await site.stop();
      results.set(peer, leastOf(result, results.get(peer) ?? result));
    }
  }
  await collector.goDown();
  return results;
}

/** Other processes can only add time. */
const leastOf = (one: MainThread, other: MainThread): MainThread => ({
  loadMs: Math.min(one.loadMs, other.loadMs),
  perEventMs: Math.min(one.perEventMs, other.perEventMs),
  longTasks: Math.min(one.longTasks, other.longTasks),
  layoutShift: Math.min(one.layoutShift, other.layoutShift),
});
