/** What a tracker costs the page's main thread on a processor four times slower. */
import type { Browser, Page } from "puppeteer-core";
import { startSite } from "../../test/engines/site.ts";
import { AnyCollector } from "./anyCollector.ts";
import type { Peer } from "./peer.ts";
import { peerPage } from "./peerPage.ts";

const rounds = 3;
const slowdown = 4;
const events = 40;
const idleMs = 2_500;
/** Between two events, so that each is sent as if it were alone. */
const betweenMs = 25;

export interface MainThread {
  /** From the beginning of the page until nothing happens any more. */
  readonly loadMs: number;
  readonly perEventMs: number;
  /** Tasks above 50 ms. */
  readonly longTasks: number;
  readonly layoutShift: number;
}

/** What the page itself takes is in it; a page without a tracker says how much that is. */
async function measure(page: Page, url: string): Promise<MainThread> {
  const protocol = await page.createCDPSession();
  // The processor's time, not the clock's: what else the machine does is not counted.
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

export async function mainThread(
  browser: Browser,
  peer: Peer | undefined,
  script: string,
): Promise<MainThread> {
  const collector = new AnyCollector();
  await collector.goUp();
  const site = await startSite(peerPage(peer), script);
  const results: MainThread[] = [];
  for (let round = 0; round < rounds; round++) {
    const page = await browser.newPage({ type: "window" });
    const { port } = new URL(collector.origin);
    results.push(await measure(page, `${site.originOf(`r${round}`)}/page?port=${port}`));
    await page.close();
  }
  await site.stop();
  await collector.goDown();
  // The least: whatever else the machine did only ever adds.
  const of = (key: keyof MainThread) => Math.min(...results.map((each) => each[key]));
  return {
    loadMs: of("loadMs"),
    perEventMs: of("perEventMs"),
    longTasks: of("longTasks"),
    layoutShift: of("layoutShift"),
  };
}
