/** Runs in Node and in workerd; `test/browser/conformance.test.ts` runs the same cases in Chromium. */
import { describe, expect, it } from "vitest";
import { channelCases, channelOutcomes } from "./channelCases.ts";

describe("the channel, after the documentation of", () => {
  const outcomes = channelOutcomes();
  for (const [index, { from, name, expect: expected }] of channelCases.entries()) {
    it(`${from}: ${name}`, () => {
      expect(outcomes[index]).toMatchObject(expected);
    });
  }

  it("four systems, with enough cases of each, and the page that each case is from", () => {
    expect(channelCases.length).toBeGreaterThanOrEqual(200);
    for (const system of ["GA4", "Matomo", "Plausible", "Snowplow"]) {
      expect(
        channelCases.filter(({ from }) => from === system).length,
        system,
      ).toBeGreaterThanOrEqual(30);
    }
    expect(channelCases.filter(({ url }) => !url.startsWith("https://"))).toEqual([]);
    expect(new Set(channelCases.map(({ from, name }) => `${from}: ${name}`)).size).toBe(
      channelCases.length,
    );
  });
});
