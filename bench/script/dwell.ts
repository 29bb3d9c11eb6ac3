/** 8 s active, 12 s hidden, 5 s active, 25 s idle but visible: the dwell time that each tracker reports. */
import type { Browser } from "../../test/engines/engine.ts";
import { startSite } from "../../test/engines/site.ts";
import { AnyCollector } from "./anyCollector.ts";
import type { Peer } from "./peer.ts";
import { peerPage } from "./peerPage.ts";

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Seconds that the tracker reports; `undefined` when it reports none. */
export async function dwell(
  browser: Browser,
  peer: Peer,
  script: string,
): Promise<string | undefined> {
  if (!peer.dwellMs) return undefined;
  const collector = new AnyCollector();
  await collector.goUp();
  const site = await startSite(peerPage(peer), script);
  const query = `?port=${new URL(collector.origin).port}`;
  const origin = site.originOf("dwell");
  const tab = await browser.newTab();
  await tab.open(`${origin}/page${query}`);
  const act = async (ms: number) => {
    for (const untilMs = Date.now() + ms; Date.now() < untilMs; await wait(400)) await tab.nudge();
  };
  await act(8_000);
  await tab.minimize();
  await wait(12_000);
  await tab.show();
  await act(5_000);
  await wait(25_000);
  await tab.open(`${origin}/elsewhere`);
  await wait(2_000);
  await tab.close();
  await site.stop();
  await collector.goDown();
  return (peer.dwellMs(collector.bodies) / 1_000).toFixed(1);
}
