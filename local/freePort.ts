import { once } from "node:events";
import { createServer } from "node:net";

/** The first free port from `wanted` on. @throws When twenty in a row are taken. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 20; port++) if (await isFree(port)) return port;
  throw new Error(`Ports ${wanted} to ${wanted + 19} are all taken: choose another.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host: "127.0.0.1", exclusive: true });
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
