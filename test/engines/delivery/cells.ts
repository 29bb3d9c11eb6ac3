/** What can happen to a visit, each named as the table names it. */
import type { Engine } from "../engine.ts";
import { moment, openPage, pause, started, track, trackAndGo, type Visit } from "./visit.ts";

export interface Cell {
  readonly name: string;
  /** Engines that can be driven so. @defaultValue all of them */
  readonly engines?: readonly Engine["name"][];
  run(visit: Visit): Promise<void>;
}

/** Opens a page and tracks two events, a moment apart; `tabName` distinguishes those of several tabs. */
async function arrive(visit: Visit, tabName = "") {
  const tab = await visit.newTab();
  await openPage(visit, tab);
  await track(tab, visit, `one ${tabName}`);
  await moment(150);
  await track(tab, visit, `two ${tabName}`);
  await moment(150);
  return tab;
}

/** Ends a visit as visitors do: half of them go elsewhere, half close the tab. */
async function leave(visit: Visit, tab: Awaited<ReturnType<typeof arrive>>): Promise<void> {
  if (Math.random() < 0.5) {
    await trackAndGo(tab, visit, "last", visit.url("/elsewhere"));
    await pause(200);
  } else await track(tab, visit, "last");
  await tab.close();
}

export const cells: readonly Cell[] = [
  {
    name: "navigate away",
    async run(visit) {
      const tab = await arrive(visit);
      await trackAndGo(tab, visit, "last", visit.url("/elsewhere"));
      await pause(300);
      await tab.close();
    },
  },
  {
    name: "close tab",
    async run(visit) {
      const tab = await arrive(visit);
      await track(tab, visit, "last");
      await tab.close();
    },
  },
  {
    name: "next own page",
    async run(visit) {
      const tab = await arrive(visit);
      await trackAndGo(tab, visit, "last", visit.url("/next"));
      await started(tab, "/next");
      await track(tab, visit, "on the next");
      await tab.close();
    },
  },
  {
    name: "back-forward cache",
    async run(visit) {
      const tab = await arrive(visit);
      // The other page comes back by itself; the restored one tracks by itself.
      await trackAndGo(tab, visit, "last", visit.url("/elsewhere?back"));
      await pause(900);
      await tab.close();
    },
  },
  {
    name: "collector down",
    async run(visit) {
      await visit.collector.goDown();
      const tab = await arrive(visit);
      await moment(1_500);
      await leave(visit, tab);
    },
  },
  {
    name: "offline",
    engines: ["chromium", "firefox"],
    async run(visit) {
      const tab = await visit.newTab();
      await openPage(visit, tab);
      await tab.setOffline?.(true);
      await track(tab, visit, "one");
      await moment(1_500);
      await track(tab, visit, "last");
      await moment(50);
      await tab.close();
    },
  },
  {
    name: "503 all the while",
    async run(visit) {
      visit.collector.mood = "busy";
      const tab = await arrive(visit);
      await moment(2_500);
      await leave(visit, tab);
    },
  },
  {
    name: "answer dropped after commit",
    async run(visit) {
      visit.collector.mood = "cut";
      const tab = await arrive(visit);
      await moment(1_500);
      await leave(visit, tab);
    },
  },
  {
    name: "three tabs at once",
    async run(visit) {
      visit.collector.mood = Math.random() < 0.5 ? "well" : "cut";
      const tabs = [await arrive(visit, "a"), await arrive(visit, "b"), await arrive(visit, "c")];
      for (const [index, tab] of tabs.entries()) await track(tab, visit, `last ${index}`);
      await moment(300);
      for (const tab of tabs) await tab.close();
    },
  },
];

/** Everything of the browser ends at once, right after the store has the events. */
export const killed = "SIGKILL of the browser";
