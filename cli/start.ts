import { parseArgs } from "node:util";
import { stateDir } from "../local/paths.ts";
import { lockState } from "../local/stateLock.ts";
import type { Command } from "./command.ts";
import { parseCf } from "./parseCf.ts";
import { printError } from "./print.ts";
import { edgeExample, reactExample, type Stop, startAll } from "./startAll.ts";

export const start: Command = {
  name: "start",
  usage: `start [--port 8787] [--demo-port 8788] [--edge [--edge-port 8789]]
                [--react [--react-port 8790]] [--cf JSON]`,
  describe: `Runs everything on this machine: the Worker with local D1 and KV, the demo site, the console.
All data is kept in .wrangler/state; delete that folder to start with no data. LEADLIGHT_STATE names another
folder; one \`npm start\` at a time can use a folder.

--edge also puts the Worker of examples/02-edge-worker in front of the demo site.
--react runs examples/03-react: a page that React renders at the edge.

--cf sets where visitors come from, as Cloudflare would (docs/network.md); without it, nothing is known:
  --cf '{"country":"NL","region":"North Brabant","asOrganization":"ASML Netherlands B.V."}'`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
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
  const options = {
    cf: parseCf(values.cf),
    port: parsePort(values.port),
    demoPort: parsePort(values["demo-port"]),
    examples: [
      ...(values.edge ? [{ ...edgeExample, port: parsePort(values["edge-port"]) }] : []),
      ...(values.react ? [{ ...reactExample, port: parsePort(values["react-port"]) }] : []),
    ],
  };
  // Not among the stops: Miniflare ends the process at a signal, whether they are done or not.
  process.once("exit", await lockState(stateDir));
  const stops: Stop[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopAll(stops);
    return stopped;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => stop().then(() => process.exit(0)));
  }
  try {
    await startAll(options, stops);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The part that started last stops first; one that fails to stop does not keep the others running. */
async function stopAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    try {
      await stop();
    } catch (error) {
      printError(String(error));
    }
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`A port is a number from 1 to 65535, not "${text}".`);
}
