/** What visitors do with a page while it counts their time; each ends by leaving it. */
import type { Engine, Tab } from "../engine.ts";

export interface Stage {
  newTab(): Promise<Tab>;
  /** Address of the page under test, and of one without the script. */
  readonly page: string;
  readonly elsewhere: string;
}

export interface Scenario {
  readonly name: string;
  readonly engines?: readonly Engine["name"][];
  readonly idleSeconds: number;
  readonly hasVideo?: boolean;
  run(stage: Stage): Promise<void>;
}

const wait = (seconds: number) => new Promise((done) => setTimeout(done, 1_000 * seconds));

/** Signs of life for so long. */
async function act(seconds: number, sign: () => Promise<void>): Promise<void> {
  const untilMs = Date.now() + 1_000 * seconds;
  while (Date.now() < untilMs) {
    await sign();
    await wait(0.3);
  }
}

const leave = (tab: Tab, { elsewhere }: Stage) => tab.open(elsewhere);

async function arrive(stage: Stage): Promise<Tab> {
  const tab = await stage.newTab();
  await tab.open(stage.page);
  return tab;
}

/** Opens the page, lets `run` happen on it, and leaves. */
const onPage = (run: (tab: Tab) => Promise<void>) => async (stage: Stage) => {
  const tab = await arrive(stage);
  await run(tab);
  await leave(tab, stage);
};

const driven = ["chromium", "firefox"] as const;

/** Idle after two seconds where nothing else is said, so that a scenario takes seconds. */
export const scenarios: readonly Scenario[] = [
  {
    name: "8 s active, 12 s hidden, 5 s active, 25 s idle",
    idleSeconds: 10,
    run: onPage(async (tab) => {
      await act(8, tab.nudge);
      await tab.minimize();
      await wait(12);
      await tab.show();
      await act(5, tab.nudge);
      await wait(25);
    }),
  },
  {
    name: "another tab in front for 4 s",
    idleSeconds: 2,
    run: onPage(async (tab) => {
      await act(2, tab.nudge);
      await tab.cover();
      await wait(4);
      await tab.show();
      await act(2, tab.nudge);
    }),
  },
  {
    name: "opened in a tab behind, looked at 2 s later",
    engines: driven,
    idleSeconds: 2,
    async run(stage) {
      const front = await stage.newTab();
      await front.open(stage.elsewhere);
      const tab = await front.openBehind?.(stage.page);
      if (!tab) throw new Error("There is no tab behind.");
      await wait(2);
      await tab.show();
      await act(3, tab.nudge);
      await leave(tab, stage);
    },
  },
  {
    name: "another window has the focus for 3 s",
    // In headless Chromium every window has it.
    engines: ["firefox", "webkit"],
    idleSeconds: 2,
    run: onPage(async (tab) => {
      await act(2, tab.nudge);
      await tab.blur();
      await wait(3);
      await tab.show();
      await act(2, tab.nudge);
    }),
  },
  {
    name: "a video plays for 6 s, nothing is touched",
    idleSeconds: 2,
    hasVideo: true,
    run: onPage(async (tab) => {
      await tab.run(() => document.querySelector("video")?.play());
      await wait(6);
      await tab.run(() => document.querySelector("video")?.pause());
      await wait(4);
    }),
  },
  {
    name: "restored from the back-forward cache",
    idleSeconds: 2,
    run: async (stage) => {
      const tab = await arrive(stage);
      await act(2, tab.nudge);
      await tab.open(`${stage.elsewhere}?back`);
      await wait(2);
      await act(3, tab.nudge);
      await tab.close();
    },
  },
  {
    name: "another route of a single-page application",
    idleSeconds: 2,
    run: onPage(async (tab) => {
      await act(2, tab.nudge);
      await tab.run(() => (window as unknown as { go(path: string): void }).go("/second"));
      await act(3, tab.nudge);
    }),
  },
  {
    name: "the clock is set an hour ahead, and back",
    idleSeconds: 2,
    run: onPage(async (tab) => {
      const shift = (ms: number) =>
        tab.run((by: number) => {
          const { now } = Date;
          Date.now = () => now() + by;
        }, ms);
      await act(1, tab.nudge);
      await shift(3_600_000);
      await act(1, tab.nudge);
      await shift(-7_200_000);
      await act(2, tab.nudge);
    }),
  },
  {
    name: "frozen in the background for 3 s",
    engines: ["chromium"],
    idleSeconds: 2,
    run: onPage(async (tab) => {
      await act(2, tab.nudge);
      await tab.cover();
      await tab.freeze?.();
      await wait(3);
      await tab.resume?.();
      await tab.show();
      await act(2, tab.nudge);
    }),
  },
  {
    name: "only types for 5 s",
    idleSeconds: 2,
    run: onPage(async (tab) => {
      await tab.click("input");
      await act(5, () => tab.type("a"));
    }),
  },
  {
    name: "only scrolls for 5 s",
    idleSeconds: 2,
    run: onPage((tab) => act(5, tab.scroll)),
  },
  {
    name: "the window is put away for 3 s",
    idleSeconds: 2,
    run: onPage(async (tab) => {
      await act(2, tab.nudge);
      await tab.minimize();
      await wait(3);
      await tab.show();
      await act(2, tab.nudge);
    }),
  },
  {
    name: "away for 5 s with the page in front, then back",
    idleSeconds: 2,
    run: onPage(async (tab) => {
      await act(2, tab.nudge);
      await wait(5);
      await act(2, tab.nudge);
    }),
  },
  {
    name: "the tab is closed while being read",
    idleSeconds: 2,
    run: async (stage) => {
      const tab = await arrive(stage);
      await act(3, tab.nudge);
      await tab.close();
    },
  },
];
