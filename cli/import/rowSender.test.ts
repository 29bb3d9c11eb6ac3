import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { RowEvent } from "../../shared/import/rowEvent.ts";
import { isTemporary } from "../isTemporary.ts";
import { openClient } from "../openClient.ts";
import { createRowSender } from "./rowSender.ts";

interface Sent {
  readonly id: string;
  readonly email: string;
}
type Answer = (response: ServerResponse, events: readonly Sent[]) => void;

let answers: Answer[] = [];
const accepted: Answer = (response) => response.end('{"accepted":1,"refused":[]}');
const status =
  (code: number, body = problem(code), retryAfter = "0"): Answer =>
  (response) =>
    response
      .writeHead(code, { "retry-after": retryAfter, "content-type": "application/problem+json" })
      .end(body);
/** A problem document, with more in it. */
const problem = (status: number, more: object = {}) =>
  JSON.stringify({ type: "urn:leadlight:problem:x", title: "A problem.", status, ...more });
const cut: Answer = (response) => response.destroy();

/** Batches in the order of their requests, failed ones included. */
const batches: string[][] = [];
const server = createServer(async (request, response) => {
  const text = await new Response(request as unknown as ReadableStream).text();
  const { events } = JSON.parse(text) as { events: Sent[] };
  batches.push(events.map(({ id }) => id));
  (answers.shift() ?? accepted)(response, events);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

afterEach(() => {
  answers = [];
  batches.length = 0;
});

async function send(
  rows: number,
  eventsPerRow = 1,
  emailOf = (line: number) => `p${line}@acme.example`,
) {
  const results: [line: number, refused: string | null][] = [];
  const client = await openClient({ url, key: "ll_x" }, { retryOn: isTemporary });
  const sender = createRowSender(client, async ({ line }, _, refused) => {
    results.push([line, refused]);
  });
  for (let line = 1; line <= rows; line++) {
    const events = Array.from({ length: eventsPerRow }, (_, index): RowEvent => {
      return { id: `event-${line}-${index}`, type: "identify", email: emailOf(line) };
    });
    await sender.add({ line, cells: [] }, events);
  }
  await sender.end();
  return results.sort(([a], [b]) => a - b);
}

describe("rows", () => {
  it("are sent in batches of the size of a request, each row in one batch", async () => {
    expect(await send(150, 3)).toHaveLength(150);
    expect(batches.map(({ length }) => length).sort()).toEqual([198, 198, 54]);
    expect(new Set(batches.flat()).size).toBe(450);
  });

  it("about one person are never in two requests at once: the later row of the file comes later", async () => {
    const running: string[][] = [];
    let together = 0;
    const slow: Answer = (response, events) => {
      const people = events.map(({ email }) => email);
      if (running.flat().includes("jane@acme.example") && people.includes("jane@acme.example"))
        together++;
      running.push(people);
      setTimeout(() => {
        running.splice(running.indexOf(people), 1);
        accepted(response, events);
      }, 50);
    };
    answers = Array.from({ length: 4 }, () => slow);
    await send(800, 1, (line) =>
      line % 100 === 0 ? "jane@acme.example" : `p${line}@acme.example`,
    );
    expect([batches.length, together]).toEqual([4, 0]);
  });

  it("are sent again after 429, 503 and a broken connection, and are reported once", async () => {
    answers = [cut, status(429), status(503), accepted];
    expect(await send(3)).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    expect(batches).toHaveLength(4);
    expect(new Set(batches.map(String)).size).toBe(1);
  });

  it("that the server rejects are reported by their line, with accepted rows and without any", async () => {
    answers = [status(200, '{"accepted":2,"refused":[{"index":3,"detail":"no such lead"}]}')];
    expect(await send(2, 2)).toEqual([
      [1, null],
      [2, "no such lead"],
    ]);
    answers = [status(422, problem(422, { refused: [{ index: 0, detail: "bad" }] }))];
    expect(await send(1)).toEqual([[1, "bad"]]);
  });

  it("stop at an answer that another try does not change", async () => {
    answers = [
      status(
        403,
        problem(403, { title: "The API key may not do this.", detail: "It lacks write" }),
      ),
    ];
    await expect(send(1)).rejects.toThrow("The API key may not do this. It lacks write");
    expect(batches).toHaveLength(1);
  });
});
