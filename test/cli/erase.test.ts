import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { runCli } from "./runCli.ts";

const lead = "a".repeat(32);
let server: Server;
let asked: string[];
let left: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const erased = { lead, visitors: 0, events: left, emails: 0, handoffs: 0 };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(erased));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked = [];
  left = 3;
});

const erase = (...args: string[]) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return runCli("erase", ...args, "--url", url, "--key", "ll_x");
};

it("erases a lead, and reports the counts", async () => {
  const { code, stdout } = await erase(lead, "--yes");
  expect([code, stdout]).toEqual([
    0,
    `Erased ${lead}: events 3, devices 0, e-mail addresses 0, alerts 0.\n`,
  ]);
  expect(asked).toEqual([`DELETE /v1/leads/${lead} Bearer ll_x`]);
  left = 0;
  expect((await erase(lead, "--yes")).stdout).toBe(`There was no data of ${lead}.\n`);
});

it("erases nothing without a yes", async () => {
  const { code, stderr } = await erase(lead);
  expect([code, stderr]).toEqual([
    1,
    "Standard input is no terminal, so the question cannot be asked: add --yes.\n",
  ]);
  expect(asked.filter((one) => one.startsWith("DELETE"))).toEqual([]);
});

it("refuses what is not an id", async () => {
  const { code, stderr } = await erase("jane@acme.example", "--yes");
  expect([code, asked]).toEqual([1, []]);
  expect(stderr).toContain("Which lead? An id has 32 hex digits, and perhaps -lead behind.");
});
