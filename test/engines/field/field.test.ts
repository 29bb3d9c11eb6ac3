/** What real sites do, in Chromium; `npm run soak -- field` has the other engines. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../chromium.ts";
import type { Browser } from "../engine.ts";
import { fieldCases } from "./cases.ts";
import { runCase } from "./runCase.ts";

describe("on real sites", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch();
  });
  afterAll(() => browser.close());

  test.each(fieldCases.map((one, index) => [one.name, one, index] as const))(
    "%s",
    async (_, one, index) => {
      expect(await runCase(browser, one, `f${index}`)).toEqual(one.expected);
    },
  );
});
