import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { channelCases } from "../conformance/channelCases.ts";
import type { CaseOutcome, ConformanceCase } from "../conformance/runCase.ts";
import suite from "../conformance/score.json" with { type: "json" };
import { launchChromium } from "./chromium.ts";

let browser: Browser;
let bundle: string;

beforeAll(async () => {
  browser = await launchChromium();
  bundle = await bundleCore();
});
afterAll(() => browser?.close());

type Core = { core: typeof import("../conformance/core.ts") };

it("every page view comes by the same channel in a browser", async () => {
  const page = await browser.newPage();
  await page.addScriptTag({ content: bundle });
  const outcomes = await page.evaluate(() =>
    (globalThis as unknown as Core).core.channelOutcomes(),
  );
  expect(outcomes).toHaveLength(channelCases.length);
  for (const [index, { from, name, expect: expected }] of channelCases.entries()) {
    expect(outcomes[index], `${from}: ${name}`).toMatchObject(expected);
  }
});

it("every conformance case gives the same score in a browser", async () => {
  const page = await browser.newPage();
  await page.addScriptTag({ content: bundle });
  for (const one of suite.cases as unknown as readonly ConformanceCase[]) {
    const outcomes = await page.evaluate(
      (input) => (globalThis as unknown as Core).core.runCase(input),
      one,
    );
    for (const { delivery, expected, actual } of outcomes as CaseOutcome[]) {
      expect(actual, `${one.name}, delivered ${delivery}`).toEqual(expected);
    }
  }
});

/** The core and the runner of cases as one script, from the same sources. */
async function bundleCore(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${rootDir}/test/conformance/core.ts`],
    ...{ bundle: true, write: false, format: "iife", globalName: "core", target: "es2022" },
  });
  return outputFiles.map(({ text }) => text).join("");
}
