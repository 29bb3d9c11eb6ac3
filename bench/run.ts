/** `npm run bench` runs every bench; `npm run bench -- NAME` one of them. */
import { cpus } from "node:os";
import { benchCollect } from "./collect.ts";
import { benchEvaluate } from "./evaluate.ts";
import { benchHandoffs } from "./handoffs.ts";
import { benchImport } from "./import.ts";
import { benchLeads } from "./leads.ts";
import { benchPersonalize } from "./personalize.ts";
import { benchPreview } from "./preview.ts";
import { benchRescore } from "./rescore.ts";
import { benchRulesEngine } from "./rulesEngine.ts";

const benches: Readonly<Record<string, (count?: number) => Promise<void>>> = {
  collect: benchCollect,
  evaluate: benchEvaluate,
  handoffs: benchHandoffs,
  import: benchImport,
  leads: benchLeads,
  preview: benchPreview,
  personalize: benchPersonalize,
  rescore: benchRescore,
  "rules-engine": benchRulesEngine,
};

const [wanted, count] = process.argv.slice(2);
/** Takes a quarter of an hour: only when it is named. */
const long = ["handoffs"];
const short = Object.keys(benches).filter((name) => !long.includes(name));
const chosen = wanted === undefined ? short : [wanted];
console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}`);
for (const name of chosen) {
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`There is no bench "${name}". There are: ${Object.keys(benches).join(", ")}`);
    process.exit(2);
  }
  console.log(`\n${name}`);
  await bench(count === undefined ? undefined : Number(count));
}
