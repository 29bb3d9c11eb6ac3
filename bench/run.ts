/** `npm run bench` runs every bench; `npm run bench -- NAME` one of them. */
import { cpus } from "node:os";
import { benchCollect } from "./collect.ts";
import { benchEvaluate } from "./evaluate.ts";
import { benchLeads } from "./leads.ts";
import { benchRescore } from "./rescore.ts";

const benches: Readonly<Record<string, () => Promise<void>>> = {
  collect: benchCollect,
  evaluate: benchEvaluate,
  leads: benchLeads,
  rescore: benchRescore,
};

const wanted = process.argv[2];
const chosen = wanted === undefined ? Object.keys(benches) : [wanted];
console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}`);
for (const name of chosen) {
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`There is no bench "${name}". There are: ${Object.keys(benches).join(", ")}`);
    process.exit(2);
  }
  console.log(`\n${name}`);
  await bench();
}
