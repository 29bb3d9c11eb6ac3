import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serveDemoSite } from "./demoSite.ts";
import { serveLocal } from "./serveLocal.ts";

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Sends a request line that no HTTP client would send; answers with the status. */
async function statusOf(port: number, target: string): Promise<number> {
  const socket = connect(port, "127.0.0.1");
  const answer = text(socket);
  socket.write(`GET ${target} HTTP/1.1\r\nhost: demo\r\nconnection: close\r\n\r\n`);
  return Number((await answer).split(" ")[1]);
}

let demo: Server;
beforeAll(async () => {
  demo = await serveDemoSite({ port: 0, leadlight: "http://127.0.0.1:1", apiKey: "ll_x" });
  servers.push(demo);
});

it.each([
  ["/", 200],
  ["//", 404],
  ["///", 404],
  ["//[", 404],
  ["http://[", 404],
  ["http://demo:99999/", 404],
  ["/%", 404],
  ["/%00", 404],
  ["/..%2f..%2fpackage.json", 404],
  ["/\\\\", 404],
  ["*", 404],
  ["/leadlight-demo/explain?visitor=%", 502],
])("a request of %j to the demo site is answered with %i", async (target, status) => {
  expect(await statusOf(portOf(demo), target)).toBe(status);
  expect(await statusOf(portOf(demo), "/")).toBe(200);
});

it("an error in a handler is a 500, before and after the head was sent", async () => {
  const server = await serveLocal(0, async (request, response) => {
    if (request.url === "/late") response.writeHead(200).write("half");
    throw new Error("broken");
  });
  servers.push(server);
  expect(await statusOf(portOf(server), "/early")).toBe(500);
  expect(await statusOf(portOf(server), "/late")).toBe(200);
  expect(await statusOf(portOf(server), "/early")).toBe(500);
});

it("a port that is taken is an error of the caller", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  servers.push(taken);
  await expect(serveLocal(portOf(taken), async () => {})).rejects.toThrow("EADDRINUSE");
});
