import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire, stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

/**
 * These tests run plain `workerd serve`: the local simulator lets a Worker into private networks, so that it
 * could prove nothing.
 */
const workerd: string = createRequire(import.meta.url)("workerd").default;
const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = [
  "edge/handoffs/destinations/send.ts",
  "edge/handoffs/destinations/safeUrl.ts",
  "shared/result.ts",
];

/**
 * Sends to the URL in the request, and answers with the result. `inside` stands for a host name that resolves
 * to a private address: the request goes where such a name would lead.
 */
const workerOf = (inside: string) => `
  import { createSend } from "./edge/handoffs/destinations/send.ts";
  const lookUp = (request) => {
    const led = new URL(request.url).hostname === "inside.example";
    return fetch(led ? new Request(${JSON.stringify(inside)}, request) : request);
  };
  export default {
    async fetch(request) {
      try {
        const url = await request.text();
        const answer = await createSend(lookUp)(url, { body: { lead: "secret" } });
        return Response.json({ sent: true, answer });
      } catch (error) {
        return Response.json({ sent: false, error: error.message });
      }
    },
  };`;

const running: { server?: Server; child?: ChildProcess; dir?: string } = {};

afterEach(async () => {
  running.child?.kill("SIGKILL");
  running.server?.close();
  if (running.dir !== undefined) await rm(running.dir, { recursive: true, force: true });
});

/** @param allow Networks that the Worker may reach. Cloudflare's reaches the public one. */
async function open(allow: readonly string[]) {
  let hits = 0;
  const server = createServer((_, response) => {
    hits++;
    response.writeHead(200, { "content-type": "application/json" }).end('{"inner":"answer"}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  running.server = server;
  const inside = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const dir = await mkdtemp(join(tmpdir(), "leadlight-network-"));
  running.dir = dir;
  for (const path of sources) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(
      join(dir, path),
      stripTypeScriptTypes(await readFile(join(root, path), "utf8")),
    );
  }
  await writeFile(join(dir, "worker.js"), workerOf(inside));
  const modules = ["worker.js", ...sources].map(
    (name) => `(name="${name}", esModule=embed "${name}")`,
  );
  await writeFile(
    join(dir, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "main", worker = (modules = [${modules.join(", ")}],
          compatibilityDate = "2026-11-01", globalOutbound = "net")),
        (name = "net", network = (allow = [${allow.map((name) => `"${name}"`).join(", ")}])),
      ],
      sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
    );`,
  );
  const child = spawn(workerd, ["serve", "--control-fd=3", join(dir, "config.capnp")], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  running.child = child;
  const lines = createInterface({ input: child.stdio[3] as NodeJS.ReadableStream });
  const [line] = await once(lines, "line");
  const { port } = JSON.parse(line as string) as { port: number };
  const send = async (url: string): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: url })).json();
  return { send, hits: () => hits };
}

describe("a destination's URL", () => {
  it("never leads into a private network, whatever the notation", async () => {
    const { send, hits } = await open(["public", "private", "local"]);
    for (const host of [
      ...[
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:7f00:1]",
      ],
      ...[
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "[64:ff9b::7f00:1]",
        "localhost",
        "a.internal",
      ],
    ]) {
      expect(await send(`https://${host}/`), host).toMatchObject({ sent: false });
    }
    expect(await send("https://user:pass@hook.example/")).toMatchObject({ sent: false });
    expect(hits()).toBe(0);
  });

  it("is not reached when a harmless name resolves to a private address", async () => {
    const { send, hits } = await open(["public"]);
    expect(await send("https://inside.example/")).toEqual({
      sent: false,
      error: "It could not be reached.",
    });
    expect(hits()).toBe(0);
  });

  it("would be reached by that name if the network allowed it, so that the test above can fail", async () => {
    const { send, hits } = await open(["private", "local"]);
    expect(await send("https://inside.example/")).toMatchObject({ sent: true });
    expect(hits()).toBe(1);
  });
});
