/** A collector whose answers every tracker accepts. It records request bodies, and can be offline. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";

const latencyMs = 120;

/** Has every field that one of the trackers checks. */
const answer = JSON.stringify({
  success: true,
  code: 200,
  status: 1,
  accepted: 1,
  refused: [],
  score: 1,
  total: 1,
  tier: "cold",
  stage: null,
  segments: [],
});

/** Field names for the id by which trackers mark a repeated event. */
const idKeys = ["id", "eid", "messageId", "uuid", "insert_id", "$insert_id"];

export class AnyCollector {
  /** Every body, read as JSON. */
  readonly bodies: unknown[] = [];
  origin = "";
  #server: Server | undefined;

  async goUp(): Promise<void> {
    const server = createServer(async (request, response) => {
      const body = await buffer(request).catch(() => Buffer.alloc(0));
      if (body.length > 0) this.bodies.push(read(body));
      await new Promise((done) => setTimeout(done, latencyMs));
      response.writeHead(200, {
        "access-control-allow-origin": request.headers.origin ?? "*",
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "*",
        "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
        "content-type": "application/json",
      });
      response.end(answer);
    });
    const port = Number(new URL(this.origin || "http://x:0").port);
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async goDown(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  /** The id of every arrival of an event; without an id each arrival is another event. */
  arrivalsOf(name: string): string[] {
    return this.bodies.flatMap((body, index) =>
      JSON.stringify(body).includes(name) ? [idNear(body, name) ?? `arrival ${index}`] : [],
    );
  }
}

function read(body: Buffer): unknown {
  const isZipped = body[0] === 0x1f && body[1] === 0x8b;
  const text = (isZipped ? gunzipSync(body) : body).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    const data = new URLSearchParams(text).get("data");
    return data ? JSON.parse(Buffer.from(data, "base64").toString("utf8")) : text;
  }
}

/** The id of the innermost object that has the name somewhere in it. */
function idNear(value: unknown, name: string): string | undefined {
  if (Object(value) !== value || !JSON.stringify(value).includes(name)) return undefined;
  for (const inner of Object.values(value as object)) {
    const id = idNear(inner, name);
    if (id) return id;
  }
  const key = idKeys.find((each) => typeof (value as Record<string, unknown>)[each] === "string");
  return key && (value as Record<string, string>)[key];
}
