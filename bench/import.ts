/**
 * `leadlight import` of a CRM export, and how much it delays visitors: `npm run bench -- import [ROWS]`.
 *
 * The command itself, against the whole Worker in workerd on local D1. Every row is a person with properties, every
 * fourth a won deal. A beacon is sent every 20 ms, before and during the import.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { rootDir } from "../local/paths.ts";
import { type Server, startServer } from "../test/runtime/startServer.ts";
import { newVisitor, sendBeacon, someEvents } from "../test/store/traffic.ts";
import { median } from "./median.ts";

const beaconEveryMs = 20;
const quietMs = 5_000;

export async function benchImport(rows = 20_000): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-bench-"));
  const server = await startServer(join(dir, "state"));
  try {
    const file = join(dir, "export.csv");
    await writeFile(file, exportOf(rows));
    const table: Record<string, Record<string, number>> = {};
    const run = async (name: string, work: () => Promise<unknown>, perRow = true) => {
      const beacons = sendBeacons(server);
      const startedAt = performance.now();
      await work();
      const seconds = (performance.now() - startedAt) / 1_000;
      const ms = (await beacons.stop()).sort((a, b) => a - b);
      table[name] = {
        ...(perRow && { "rows a second": Math.round(rows / seconds) }),
        "a beacon, ms": round(median(ms)),
        "p95 ms": round(ms[Math.floor(ms.length * 0.95)] ?? Number.NaN),
      };
    };
    await run("before", () => setTimeout(quietMs), false);
    await run("import", () => importFile(server, file));
    await run("the same again", () => importFile(server, file));
    console.log(`${rows.toLocaleString("en")} rows, beacons every ${beaconEveryMs} ms`);
    console.table(table);
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function importFile({ origin, key }: Server, file: string): Promise<void> {
  const child = spawn(process.execPath, [`${rootDir}/cli/leadlight.ts`, "import", file], {
    env: { ...process.env, LEADLIGHT_URL: origin, LEADLIGHT_KEY: key },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`leadlight import ended with ${code}`);
}

/** How long each beacon waited for its answer, in milliseconds. */
function sendBeacons(server: Server): { readonly stop: () => Promise<number[]> } {
  const visitors = Array.from({ length: 200 }, newVisitor);
  const ms: number[] = [];
  let isStopped = false;
  const sending = (async () => {
    for (let turn = 0; !isStopped; turn++) {
      const startedAt = performance.now();
      const visitor = visitors[turn % visitors.length] as string;
      await sendBeacon(server.origin, visitor, someEvents(Date.now()));
      ms.push(performance.now() - startedAt);
      await setTimeout(beaconEveryMs);
    }
  })();
  return {
    async stop() {
      isStopped = true;
      await sending;
      return ms;
    },
  };
}

function exportOf(rows: number): string {
  const titles = ["VP Sales", "Marketing Manager", "Intern", "CTO"];
  const lines = Array.from({ length: rows }, (_, row) => {
    const deal = row % 4 === 0 ? `Closed Won,2026-10-${10 + (row % 20)},${row}` : "Negotiation,,";
    return `person${row}@company${row % 5_000}.example,First${row},${titles[row % 4]},Company ${row % 5_000},${row % 900},${deal}`;
  });
  const header =
    "Email,First Name,Job Title,Company Name,Number of Employees,Deal Stage,Close Date,Amount";
  return [header, ...lines].join("\n");
}

const round = (ms: number): number => Math.round(ms * 10) / 10;
