import { parseArgs } from "node:util";
import { serveDemoSite } from "../local/demoSite.ts";
import { startEdgeWorker } from "../local/edgeWorker.ts";
import { freePort } from "../local/freePort.ts";
import { localApiKey } from "../local/localKey.ts";
import { migrate } from "../local/migrate.ts";
import { startRuntime } from "../local/runtime.ts";
import { putSite, secretOf } from "../local/seed.ts";
import type { SiteKey } from "../shared/identity/ids.ts";

export const startHelp = `leadlight start [--port 8787] [--demo-port 8788] [--edge [--edge-port 8789]]
                [--react [--react-port 8790]] [--cf JSON]

Runs everything on this machine: the Worker with local D1 and KV, the demo site, the console.
What you do is kept in .wrangler/state; delete that folder to begin again.

--edge puts the Worker of examples/02-edge-worker in front of the demo site, as well.
--react runs examples/03-react: a page that React renders at the edge.

--cf says where visitors come from, as Cloudflare would (docs/network.md); on your machine nothing is known:
  --cf '{"country":"NL","region":"North Brabant","asOrganization":"ASML Netherlands B.V."}'`;

const site = "demo" as SiteKey;

export async function start(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "8787" },
      "demo-port": { type: "string", default: "8788" },
      edge: { type: "boolean", default: false },
      "edge-port": { type: "string", default: "8789" },
      react: { type: "boolean", default: false },
      "react-port": { type: "string", default: "8790" },
      cf: { type: "string", default: "{}" },
    },
  });
  const cf = parsePretended(values.cf);
  await migrate();
  const port = await portOrNext(Number(values.port), "the Worker");
  const runtime = await startRuntime({
    port,
    cf,
    onLog: (level, line) => {
      if (level === "error" || level === "warn") console.error(`  ${level}  ${line}`);
    },
  });
  const db = await runtime.db();
  const wantedDemoPort = Number(values["demo-port"]);
  const demoPort = await portOrNext(
    wantedDemoPort === port ? wantedDemoPort + 1 : wantedDemoPort,
    "the demo site",
  );
  const edgePort = values.edge ? await portOrNext(Number(values["edge-port"]), "the edge") : null;
  const reactPort = values.react
    ? await portOrNext(Number(values["react-port"]), "the page in React")
    : null;
  const ports = [demoPort, edgePort, reactPort].filter((at) => at !== null);
  const origins = ports.flatMap((at) => [`http://127.0.0.1:${at}`, `http://localhost:${at}`]);
  await putSite(db, { key: site, name: "Demo", origins });
  const apiKey = await localApiKey(db, site);
  const demo = await serveDemoSite({ port: demoPort, leadlight: runtime.origin, apiKey });
  // What Cloudflare's cron does every minute; here nothing else would, and nobody should wait for it.
  const cron = setInterval(() => void runtime.runCron(), 10_000);
  const front = {
    site,
    secret: await secretOf(db, site),
    pages: `http://127.0.0.1:${demoPort}`,
    leadlight: runtime.origin,
  };
  const edge =
    edgePort && (await startEdgeWorker({ ...front, example: "02-edge-worker", port: edgePort }));
  const react =
    reactPort && (await startEdgeWorker({ ...front, example: "03-react", port: reactPort }));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(cron);
    demo.closeAllConnections();
    demo.close();
    if (edge) await edge.stop();
    if (react) await react.stop();
    await runtime.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  console.log(`
  leadlight is running.

    Demo site   ${origins[0]}${
      edge
        ? `
    At the edge ${edge.origin}`
        : ""
    }${
      react
        ? `
    In React    ${react.origin}`
        : ""
    }
    Console     ${runtime.origin}/console/sign-in#key=${apiKey}
    Script      ${runtime.origin}/leadlight.js
    API key     ${apiKey}

  The tag of the demo site:
    <script async src="${runtime.origin}/leadlight.js" data-site="${site}"></script>

  Browse the demo site and watch the score; open the console to see why.
  Ctrl-C stops everything.
`);
}

/** What `--cf` says, before anything starts on a typing error. */
function parsePretended(json: string): Record<string, unknown> {
  let cf: unknown;
  try {
    cf = JSON.parse(json);
  } catch {}
  if (typeof cf !== "object" || cf === null || Array.isArray(cf)) {
    throw new Error(`--cf is a JSON object like '{"country":"NL"}', not ${json}`);
  }
  return cf as Record<string, unknown>;
}

async function portOrNext(wanted: number, what: string): Promise<number> {
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new Error(`A port is a number from 1 to 65535, not "${wanted}".`);
  }
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`  Port ${wanted} is taken: ${what} is on ${port} instead.`);
  return port;
}
