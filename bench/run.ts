/** `npm run bench` runs every bench; `npm run bench -- NAME` one of them; `learn` takes a file, the others a count. */
import { cpus } from "node:os";
import { benchCollect } from "./collect.ts";
import { benchEvaluate } from "./evaluate.ts";
import { benchHandoffs } from "./handoffs.ts";
import { benchImport } from "./import.ts";
import { benchLeads } from "./leads.ts";
import { benchLearn } from "./learn.ts";
import { benchPersonalize } from "./personalize.ts";
import { benchPreview } from "./preview.ts";
import { benchRescore } from "./rescore.ts";
import { benchRulesEngine } from "./rulesEngine.ts";

const counted =
  (bench: (count?: number) => Promise<void>) =>
  (count?: string): Promise<void> =>
    bench(count === undefined ? undefined : Number(count));

const benches: Readonly<Record<string, (argument?: string) => Promise<void>>> = {
  collect: counted(benchCollect),
  evaluate: counted(benchEvaluate),
  handoffs: counted(benchHandoffs),
  import: counted(benchImport),
  leads: counted(benchLeads),
  learn: benchLearn,
  preview: counted(benchPreview),
  personalize: counted(benchPersonalize),
  rescore: counted(benchRescore),
  "rules-engine": counted(benchRulesEngine),
};

const [wanted, argument] = process.argv.slice(2);
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
  await bench(argument);
}
