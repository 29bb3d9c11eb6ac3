import { isDeepStrictEqual } from "node:util";
import type { Engine } from "../engine.ts";
import { fieldCases } from "./cases.ts";
import { runCase } from "./runCase.ts";

/** Runs what real sites do in one engine, and prints what is not as it should be. */
export async function soakField(engine: Engine): Promise<boolean> {
  const browser = await engine.launch();
  let good = 0;
  for (const [index, one] of fieldCases.entries()) {
    const actual = await runCase(browser, one, `f${index}`);
    if (isDeepStrictEqual(actual, one.expected)) good++;
    else
      console.log(`✗ ${one.name}: ${JSON.stringify(actual)}, not ${JSON.stringify(one.expected)}`);
  }
  await browser.close();
  console.log(`${browser.version}: ${good} of ${fieldCases.length}`);
  return good === fieldCases.length;
}
