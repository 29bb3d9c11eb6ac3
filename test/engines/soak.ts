/**
 * What takes too long for `npm test`. `npm run soak -- delivery` and `npm run soak -- dwell`, each
 * with `--engine chromium|firefox|webkit` for one engine; `--visits 1000` for delivery.
 */
import { parseArgs } from "node:util";
import { chromium } from "./chromium.ts";
import { soakDelivery } from "./delivery/soakDelivery.ts";
import { firefox } from "./firefox.ts";
import installEngines from "./installBrowsers.ts";
import { webkit } from "./webkit.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: "string" }, visits: { type: "string" } },
});
const engines = [chromium, firefox, webkit].filter(
  ({ name }) => values.engine === undefined || values.engine === name,
);
const [what] = positionals;
const usage = "npm run soak -- delivery|dwell [--engine chromium|firefox|webkit] [--visits N]";
if (!engines[0] || what !== "delivery") {
  console.error(usage);
  process.exit(2);
}

installEngines();
let isGood = true;
for (const engine of engines) {
  const visits = Number(values.visits ?? (engine === chromium ? 1_000 : 100));
  isGood = (await soakDelivery(engine, visits)) && isGood;
}
process.exit(isGood ? 0 : 1);
