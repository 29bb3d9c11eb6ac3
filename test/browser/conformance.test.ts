import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import resolve from "@rollup/plugin-node-resolve";
import type { Browser } from "playwright-core";
import { rollup } from "rollup";
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

/** The lists of e-mail domains and the cases come as JSON. */
const json = {
  name: "json",
  transform: (code: string, id: string) =>
    id.endsWith(".json") ? { code: `export default ${code}`, map: null } : null,
};

/** The core and the runner of cases as one script, from the same sources. */
async function bundleCore(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-core-"));
  try {
    execFileSync(process.execPath, [
      `${rootDir}/node_modules/typescript/bin/tsc`,
      ...["-p", `${rootDir}/test/conformance/tsconfig.json`, "--outDir", dir],
    ]);
    const built = await rollup({
      // The validator warns of its own comments.
      logLevel: "silent",
      input: join(dir, "test/conformance/core.js"),
      plugins: [resolve({ rootDir, modulePaths: [`${rootDir}/node_modules`] }), json],
    });
    const { output } = await built.generate({ format: "iife", name: "core" });
    return output[0].code;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
