/** Visits over every cell, each with one return visit: nothing queued is lost, nothing counted twice. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Collector } from "../collector.ts";
import type { Browser, Engine, Tab } from "../engine.ts";
import { type Site, startSite } from "../site.ts";
import { upperBound } from "./bound.ts";
import { type Cell, cells, killed } from "./cells.ts";
import { judge, type Verdict, type Witness } from "./judge.ts";
import { openPage, pause, type Visit } from "./visit.ts";
import { visitPage } from "./visitPage.ts";

/** How long a return visit may take to bring in what was left. */
const mostReturnMs = 20_000;

/** How long it is waited for ids for which it is unknown whether the store took them. */
const mostUncertainMs = 2_000;

/** Stock Firefox is unsteady with many tabs, and WebDriver talks to one window at a time. */
const lanes: Record<Engine["name"], number> = { chromium: 6, firefox: 1, webkit: 1 };

interface Row {
  visits: number;
  queued: number;
  lost: number;
  uncertain: number;
  twice: number;
  resent: number;
  restored: number;
  /** Visits that the driver could not carry out; they say nothing about the script. */
  undriven: number;
}

const emptyRow = (): Row => ({
  visits: 0,
  queued: 0,
  lost: 0,
  uncertain: 0,
  twice: 0,
  resent: 0,
  restored: 0,
  undriven: 0,
});

export async function soakDelivery(engine: Engine, visits: number): Promise<boolean> {
  const witnessed = new Map<string, Set<string>>();
  const site = await startSite((path, query) => {
    if (path === "/witness") {
      const name = query.get("visit") ?? "";
      witnessed.set(name, (witnessed.get(name) ?? new Set()).add(query.get("id") ?? ""));
      return "";
    }
    return visitPage(path, query);
  });
  const browser = await engine.launch();
  console.log(`\n${browser.version}, ${visits} visits`);
  const wanted = cells.filter(({ engines }) => engines?.includes(engine.name) ?? true);
  const rows = new Map(
    [...wanted.map(({ name }) => name), killed].map((name) => [name, emptyRow()]),
  );
  let done = 0;
  const count = (name: string, verdict: Verdict | undefined, witness?: Witness) => {
    const row = rows.get(name) ?? emptyRow();
    row.visits++;
    if (++done % 100 === 0) console.log(`  ${done} visits done`);
    if (!verdict) row.undriven++;
    else {
      row.queued += verdict.queued;
      row.lost += verdict.lost.length;
      row.uncertain += verdict.uncertain.length;
      row.twice += verdict.twice.length;
      row.resent += verdict.resent;
      if (witness?.restored) row.restored++;
      if (verdict.lost[0] || verdict.twice[0]) console.log(`  ${name}:`, verdict);
    }
  };

  const plan = Array.from({ length: visits }, (_, index) => index % (wanted.length + 1));
  const driven = plan.flatMap((index) => wanted[index] ?? []);
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < driven.length; index = next++) {
      const cell = driven[index] as Cell;
      const collector = new Collector();
      try {
        const witness = await visitOnce(browser, site, `v${index}`, collector, cell);
        count(cell.name, judge(witness, collector.arrivals), witness);
      } catch (error) {
        console.log(`  ${cell.name}: not driven:`, String(error).split("\n")[0]);
        count(cell.name, undefined);
      }
      await collector.goDown();
    }
  };
  await Promise.all(Array.from({ length: lanes[engine.name] }, lane));
  await browser.close();

  for (let index = 0; index < plan.length - driven.length; index++) {
    const name = `k${index}`;
    const collector = new Collector();
    try {
      await killOnce(engine, site, name, collector, () => witnessed.get(name) ?? new Set());
      const stored = [...(witnessed.get(name) ?? [])];
      // Pages shown are not known after a kill: the page's own count is what gets lost.
      const views = Number.POSITIVE_INFINITY;
      count(killed, judge({ stored, written: [], views, restored: false }, collector.arrivals));
    } catch (error) {
      console.log(`  ${killed}: not driven:`, String(error).split("\n")[0]);
      count(killed, undefined);
    }
    await collector.goDown();
  }
  await site.stop();

  console.table(Object.fromEntries(rows));
  const all = [...rows.values()];
  const sum = (key: keyof Row) => all.reduce((total, row) => total + row[key], 0);
  const percent = (lost: number) => `${(100 * upperBound(lost, sum("queued"))).toFixed(3)}%`;
  console.log(
    `${engine.name}: of ${sum("queued")} ids that were in the queue ${sum("lost")} lost (95%: below ${percent(sum("lost"))}), ${sum("twice")} counted twice (below ${percent(sum("twice"))}).`,
  );
  return sum("lost") === 0 && sum("twice") === 0;
}

async function visitOnce(
  browser: Browser,
  site: Site,
  name: string,
  collector: Collector,
  cell: Cell,
): Promise<Witness> {
  await collector.goUp();
  const port = new URL(collector.origin).port;
  const origin = site.originOf(name);
  const open = new Set<Tab>();
  const visit: Visit = {
    name,
    origin,
    collector,
    url: (path) => `${origin}${path}${path.includes("?") ? "&" : "?"}port=${port}&visit=${name}`,
    async newTab() {
      const tab = await browser.newTab();
      open.add(tab);
      return tab;
    },
  };
  try {
    await cell.run(visit);
  } catch (error) {
    for (const tab of open) await tab.close().catch(() => undefined);
    throw error;
  }
  await collector.goDown();
  collector.mood = "well";
  await collector.goUp();
  const tab = await browser.newTab();
  try {
    await openPage(visit, tab, "/return");
    return await waitForAll(collector, () => tab.run(readWitness));
  } finally {
    await tab.close();
  }
}

/** Until everything that the witness knows of has come, or for as long as a return visit may take. */
async function waitForAll(collector: Collector, read: () => Promise<Witness>): Promise<Witness> {
  const beganMs = Date.now();
  const areHere = (ids: readonly string[]) => ids.every((id) => collector.arrivals.has(id));
  for (;;) {
    const witness = await read();
    const waitedMs = Date.now() - beganMs;
    const isStoredHere = areHere(witness.stored) || waitedMs > mostReturnMs;
    if (isStoredHere && (areHere(witness.written) || waitedMs > mostUncertainMs)) return witness;
    await pause(100);
  }
}

/** Runs in the page. */
function readWitness(): Witness {
  const ids = (state: string) =>
    Object.entries({ ...localStorage })
      .filter(([key, value]) => key.startsWith("witness ") && value === state)
      .map(([key]) => key.slice("witness ".length));
  return {
    stored: ids("stored"),
    written: ids("written"),
    views: Number(localStorage.views),
    restored: "restored" in localStorage,
  };
}

/** No driver: the page does it all, is killed, and the same profile is opened once more. */
async function killOnce(
  engine: Engine,
  site: Site,
  name: string,
  collector: Collector,
  witnessed: () => ReadonlySet<string>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "leadlight-killed-"));
  await collector.goUp();
  const query = `port=${new URL(collector.origin).port}&visit=${name}`;
  const origin = site.originOf(name);
  // Half of them with the collector down, half in the middle of sending.
  if (Math.random() < 0.5) await collector.goDown();
  try {
    const first = await engine.launchWith(profile, `${origin}/page?${query}&kill`);
    const storedAll = await waitUntil(() => witnessed().size >= 4, mostReturnMs);
    await first.kill();
    if (!storedAll) throw new Error("the page did not get so far");
    await collector.goDown();
    await collector.goUp();
    const second = await engine.launchWith(profile, `${origin}/return?${query}`);
    await waitUntil(() => [...witnessed()].every((id) => collector.arrivals.has(id)), mostReturnMs);
    await second.kill();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function waitUntil(isSo: () => boolean, mostMs: number): Promise<boolean> {
  const untilMs = Date.now() + mostMs;
  while (!isSo() && Date.now() < untilMs) await pause(5);
  return isSo();
}
