import type { Collector } from "../collector.ts";
import type { Tab } from "../engine.ts";

/** What one visit of the soak has to work with. */
export interface Visit {
  readonly name: string;
  readonly origin: string;
  readonly collector: Collector;
  newTab(): Promise<Tab>;
  /** Address of a page of this visit. */
  url(path: string): string;
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A moment that no two visits share, so that a hundred of them try a hundred timings. */
export const moment = (mostMs: number): Promise<void> => pause(Math.random() * mostMs);

/** The script has started on the page of that path. */
export async function started(tab: Tab, path: string): Promise<void> {
  const isStarted = (wanted: string) =>
    location.pathname === wanted && window.leadlightTrackers?.has("acme") === true;
  for (let tries = 0; tries < 500; tries++) {
    // While the page changes there is nothing to run anything in.
    if (await tab.run(isStarted, path).catch(() => false)) return;
    await pause(10);
  }
  throw new Error("The script did not start.");
}

/** Opens a page of the visit in a tab and waits for the script. */
export async function openPage(visit: Visit, tab: Tab, path = "/page"): Promise<void> {
  await tab.open(visit.url(path));
  await started(tab, path);
}

export const track = (tab: Tab, visit: Visit, name: string): Promise<void> =>
  tab.run((event: string) => window.leadlight?.("track", event), `${visit.name} ${name}`);

/** Tracks and goes to another page in the same breath. */
export const trackAndGo = (tab: Tab, visit: Visit, name: string, url: string): Promise<void> =>
  tab.run(
    (event: string, next: string) => {
      window.leadlight?.("track", event);
      location.assign(next);
    },
    `${visit.name} ${name}`,
    url,
  );
