/** How many of eight events arrive that are tracked just before a page ends abruptly. */
import type { Browser, Tab } from "../../test/engines/engine.ts";
import { type Site, startSite } from "../../test/engines/site.ts";
import { AnyCollector } from "./anyCollector.ts";
import type { Peer } from "./peer.ts";
import { peerPage } from "./peerPage.ts";

const tries = 8;

/** Time for a tracker to load, request its settings and send its page view. */
const settleMs = 1_500;

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

declare global {
  interface Window {
    isReady?: boolean;
    send(name: string): void;
  }
}

interface Try {
  readonly tab: Tab;
  readonly collector: AnyCollector;
  readonly name: string;
  url(path: string): string;
}

const sendAndGo = (tab: Tab, name: string, url: string) =>
  tab.run(
    (event: string, next: string) => {
      window.send(event);
      location.assign(next);
    },
    name,
    url,
  );

/** What happens right after the event: the columns of the table. */
export const cells: Record<string, (each: Try) => Promise<void>> = {
  "navigate away": async ({ tab, name, url }) => {
    await sendAndGo(tab, name, url("/elsewhere"));
    await wait(1_500);
  },
  "close tab": async ({ tab, name }) => {
    await tab.run((event: string) => window.send(event), name);
    await tab.close();
    await wait(1_500);
  },
  "next own page": async ({ tab, name, url }) => {
    await sendAndGo(tab, name, url("/next"));
    await wait(4_000);
  },
  "down 6 s, leaves, returns": async ({ tab, name, url, collector }) => {
    await collector.goDown();
    await tab.run((event: string) => window.send(event), name);
    await wait(3_000);
    await tab.open(url("/elsewhere"));
    await wait(3_000);
    await collector.goUp();
    await tab.open(url("/return"));
    await wait(6_000);
  },
};

/** The text of each cell, e.g. `8`, or `8, 3 counted twice`. */
export async function delivered(browser: Browser, peer: Peer, script: string): Promise<string[]> {
  const site = await startSite(peerPage(peer), script);
  const row: string[] = [];
  for (const run of Object.values(cells)) {
    // All at the same time; each has a separate collector.
    const arrivals = await Promise.all(
      Array.from({ length: tries }, (_, index) => tryOnce(browser, peer, site, run, index)),
    );
    row.push(summary(arrivals));
  }
  await site.stop();
  return row;
}

/** The ids with which the event arrived. */
async function tryOnce(
  browser: Browser,
  peer: Peer,
  site: Site,
  run: (each: Try) => Promise<void>,
  index: number,
): Promise<string[]> {
  const collector = new AnyCollector();
  await collector.goUp();
  const { port } = new URL(collector.origin);
  const random = Math.random().toString(36).slice(2);
  // A separate origin, so that no try finds storage of another. It must not contain the event's name,
  // because trackers send URLs too.
  const origin = site.originOf(`try-${random}`);
  const name = `bench ${index} ${[...random].reverse().join("")}`;
  const url = (path: string) => `${origin}${path}?port=${port}`;
  const tab = await browser.newTab();
  await tab.open(url("/page"));
  await wait(settleMs);
  if (!(await tab.run(() => window.isReady)))
    throw new Error(`${peer.name} did not start on its page.`);
  await run({ tab, collector, name, url });
  await tab.close().catch(() => undefined);
  await collector.goDown();
  return collector.arrivalsOf(name);
}

function summary(arrivals: readonly (readonly string[])[]): string {
  const count = (isSo: (ids: readonly string[]) => boolean) => arrivals.filter(isSo).length;
  const here = count((ids) => ids.length > 0);
  const twice = count((ids) => new Set(ids).size > 1);
  const again = count((ids) => ids.length > 1 && new Set(ids).size === 1);
  return [
    `${here}`,
    ...(twice ? [`${twice} counted twice`] : []),
    ...(again ? [`${again} sent twice, same id`] : []),
  ].join(", ");
}
