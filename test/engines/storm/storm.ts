/** What the clients of a collector that is down for an hour do to it, on a fake clock. */
import { readFileSync } from "node:fs";
import { type FakePage, fakeBrowser } from "./fakeBrowser.ts";
import { FakeClock } from "./fakeClock.ts";
import { seededRandom } from "./seededRandom.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export interface Habit {
  readonly name: string;
  /** A new page every so often, spread; else one page until some time after the storm. */
  readonly pageMinutes?: number;
  /** Something to count every so often, spread. */
  readonly eventMinutes: number;
}

/** One reads a long page, the other goes through the whole site. */
export const habits: readonly Habit[] = [
  { name: "one page through it all, an event a minute", eventMinutes: 1 },
  { name: "a new page every three minutes, an event a minute", pageMinutes: 3, eventMinutes: 1 },
];

export interface Storm {
  /** The most that one client sent while the collector was down. */
  readonly mostPerClient: number;
  /** Requests of all clients in a minute, while all was well. */
  readonly steadyPerMinute: number;
  /** The same in the fullest minute after the collector was back. */
  readonly peakPerMinute: number;
  /** Events tracked before the storm ended, and those of them that had come an hour later. */
  readonly tracked: number;
  readonly arrived: number;
}

/** One hour of good weather, one of storm, one after it. */
export async function storm(clients: number, habit: Habit): Promise<Storm> {
  const script = readFileSync(new URL("../../../dist/leadlight.js", import.meta.url), "utf8");
  const startMs = Date.UTC(2026, 0, 1);
  const clock = new FakeClock(startMs);
  const random = seededRandom(1);
  const downMs = startMs + hourMs;
  const upMs = downMs + hourMs;
  const perMinute = new Map<number, number>();
  const whileDown = new Map<number, number>();
  const arrived = new Set<string>();
  const tracked = new Set<string>();
  let events = 0;

  /** Until any time in the first three quarters of the hour after, or for good. */
  const afterStorm = () =>
    clock.nowMs < upMs ? upMs - clock.nowMs + 0.75 * hourMs * random() : 2 * hourMs;
  const spread = (minutes: number) => minutes * minuteMs * 2 * random();
  for (let client = 0; client < clients; client++) {
    const browser = fakeBrowser(script, clock, random, (body) => {
      const minute = Math.floor((clock.nowMs - startMs) / minuteMs);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
      if (clock.nowMs >= downMs && clock.nowMs < upMs) {
        whileDown.set(client, (whileDown.get(client) ?? 0) + 1);
        return undefined;
      }
      for (const { type, name } of JSON.parse(body).events)
        if (type === "custom") arrived.add(name);
      return Response.json({
        accepted: 1,
        refused: [],
        score: 1,
        total: 1,
        tier: "cold",
        stage: null,
      });
    });
    let page: FakePage | undefined;
    const browse = () => {
      page?.leave();
      page = browser.open("/");
      const nextMs = habit.pageMinutes ? spread(habit.pageMinutes) : afterStorm();
      clock.setTimeout(browse, nextMs);
    };
    const act = () => {
      const name = `${client}-${++events}`;
      if (clock.nowMs < upMs) tracked.add(name);
      page?.track(name);
      clock.setTimeout(act, spread(habit.eventMinutes));
    };
    clock.setTimeout(browse, spread(0.5));
    clock.setTimeout(act, minuteMs + spread(habit.eventMinutes));
  }
  await clock.runUntil(upMs + hourMs);

  const minutes = (fromMinute: number, toMinute: number) =>
    Array.from({ length: toMinute - fromMinute }, (_, at) => perMinute.get(fromMinute + at) ?? 0);
  // The first minutes are those of everybody's arrival.
  const steady = minutes(10, 60);
  return {
    mostPerClient: Math.max(0, ...whileDown.values()),
    steadyPerMinute: steady.reduce((sum, each) => sum + each, 0) / steady.length,
    peakPerMinute: Math.max(...minutes(120, 180)),
    tracked: tracked.size,
    arrived: [...tracked].filter((name) => arrived.has(name)).length,
  };
}
