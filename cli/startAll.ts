import { serveDemoSite } from "../local/demoSite.ts";
import { startEdgeWorker } from "../local/edgeWorker.ts";
import { freePort } from "../local/freePort.ts";
import { localApiKey } from "../local/localKey.ts";
import { migrate } from "../local/migrate.ts";
import { startRuntime } from "../local/runtime.ts";
import { putSite, secretOf } from "../local/seed.ts";
import type { SiteKey } from "../shared/identity/ids.ts";
import { print, printError } from "./print.ts";

const site = "demo" as SiteKey;

/** Cloudflare runs the cron every minute; on a laptop, a person waits for its results. */
const cronMs = 10_000;

export const edgeExample = { example: "02-edge-worker", label: "At the edge" } as const;
export const reactExample = { example: "03-react", label: "In React   " } as const;

/** Stops one part. */
export type Stop = () => unknown;

interface StartOptions {
  readonly cf: Record<string, unknown>;
  readonly port: number;
  readonly demoPort: number;
  readonly examples: readonly ((typeof edgeExample | typeof reactExample) & {
    readonly port: number;
  })[];
}

/**
 * Starts the Worker, the demo site and the examples, and prints where they are.
 *
 * @param stops Gets a function for each part that runs, which stops it.
 */
export async function startAll(options: StartOptions, stops: Stop[]): Promise<void> {
  await migrate();
  const port = await portOrNext(options.port, "the Worker");
  const runtime = await startRuntime({ port, cf: options.cf, onLog: printLog });
  stops.push(runtime.stop);
  const db = await runtime.db();
  const wanted = options.demoPort === port ? port + 1 : options.demoPort;
  const demoPort = await portOrNext(wanted, "the demo site");
  const examples = [];
  for (const one of options.examples) {
    examples.push({ ...one, port: await portOrNext(one.port, one.label.trim()) });
  }
  const origins = [demoPort, ...examples.map((one) => one.port)].flatMap((at) => [
    `http://127.0.0.1:${at}`,
    `http://localhost:${at}`,
  ]);
  await putSite(db, { key: site, name: "Demo", origins });
  const apiKey = await localApiKey(db, site);
  const leadlight = runtime.origin;
  const demo = await serveDemoSite({ port: demoPort, leadlight, apiKey });
  stops.push(() => {
    demo.closeAllConnections();
    demo.close();
  });
  const cron = setInterval(() => runtime.runCron().catch(printCronError), cronMs);
  stops.push(() => clearInterval(cron));
  const front = {
    site,
    leadlight,
    secret: await secretOf(db, site),
    pages: `http://127.0.0.1:${demoPort}`,
  };
  let exampleLines = "";
  for (const { example, label, port: examplePort } of examples) {
    const worker = await startEdgeWorker({ ...front, example, port: examplePort });
    stops.push(worker.stop);
    exampleLines += `\n    ${label} ${worker.origin}`;
  }
  print(`
  leadlight is running.

    Demo site   ${origins[0]}${exampleLines}
    Console     ${leadlight}/console/sign-in#key=${apiKey}
    Script      ${leadlight}/leadlight.js
    API key     ${apiKey}

  The tag of the demo site:
    <script async src="${leadlight}/leadlight.js" data-site="${site}"></script>

  Browse the demo site and watch the score; open the console to see its reasons.
  Ctrl-C stops everything.
`);
}

function printLog(level: string, line: string): void {
  if (level === "error" || level === "warn") printError(`  ${level}  ${line}`);
}

/** The next run is seconds away; an error that no code catches would end everything. */
const printCronError = (error: unknown): void => printError(`  cron failed: ${String(error)}`);

async function portOrNext(wanted: number, what: string): Promise<number> {
  const port = await freePort(wanted);
  if (port !== wanted) print(`  Port ${wanted} is taken: ${what} is on ${port} instead.`);
  return port;
}
