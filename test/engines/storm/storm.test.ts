import { expect, test } from "vitest";
import { mostRequests, mostTimesSteady } from "./soakStorm.ts";
import { habits, storm } from "./storm.ts";

/** Enough for a peak that is no accident; `npm run soak -- storm` takes a thousand. */
const clients = 15;

test.each(habits)(
  "a collector that is down for an hour is not stormed, and gets everything: $name",
  async (habit) => {
    const { mostPerClient, steadyPerMinute, peakPerMinute, tracked, arrived } = await storm(
      clients,
      habit,
    );
    expect(mostPerClient).toBeGreaterThan(0);
    expect(mostPerClient).toBeLessThanOrEqual(mostRequests);
    expect(peakPerMinute).toBeLessThanOrEqual(mostTimesSteady * steadyPerMinute);
    expect(tracked).toBeGreaterThan(0);
    expect(arrived).toBe(tracked);
  },
);
