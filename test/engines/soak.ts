/**
 * What takes too long for `npm test`: `npm run soak -- delivery|dwell|field|storm`; one engine alone with
 * `--engine chromium|firefox|webkit`; how many visits of `delivery` with `--visits 1000`.
 */

import { chromium } from "./chromium.ts";
import { soakDelivery } from "./delivery/soakDelivery.ts";
import { soakDwell } from "./dwell/soakDwell.ts";
import type { Engine } from "./engine.ts";
import { soakField } from "./field/soakField.ts";
import { firefox } from "./firefox.ts";
import installEngines from "./installBrowsers.ts";
import { readArgs } from "./readArgs.ts";
import { soakStorm } from "./storm/soakStorm.ts";
import { webkit } from "./webkit.ts";

const usage =
  "npm run soak -- delivery|dwell|field|storm [--engine chromium|firefox|webkit] [--visits N]";
const { values, positionals } = readArgs(usage, {
  engine: { type: "string" },
  visits: { type: "string" },
});
const engines = [chromium, firefox, webkit].filter(
  ({ name }) => values.engine === undefined || values.engine === name,
);
const visitsOf = (engine: Engine) => Number(values.visits ?? (engine === chromium ? 1_000 : 100));

/** One after the other, because each wants the machine for itself. */
async function inEach(soak: (engine: Engine) => Promise<boolean>): Promise<boolean> {
  installEngines();
  let isGood = true;
  for (const engine of engines) isGood = (await soak(engine)) && isGood;
  return isGood;
}

const soaks: Record<string, () => Promise<boolean>> = {
  delivery: () => inEach((engine) => soakDelivery(engine, visitsOf(engine))),
  dwell: () => inEach(soakDwell),
  field: () => inEach(soakField),
  storm: soakStorm,
};

const soak = soaks[positionals[0] ?? ""];
if (!soak || !engines[0]) {
  console.error(usage);
  process.exit(2);
}
process.exit((await soak()) ? 0 : 1);
