import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Beacon } from "../../shared/wire/beacon.ts";
import type { BrowserEvent } from "../../shared/wire/event.ts";

/** What a collector does with a beacon that reached it. */
export type Mood =
  | "well"
  /** Answers 503 and keeps nothing. */
  | "busy"
  /** Keeps the events, then breaks the connection: the sender never hears of it. */
  | "cut";

/** An event, and when it came: more than once if it was sent again. */
export interface Arrival {
  readonly event: BrowserEvent;
  readonly atMs: number[];
}

const cors = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after",
};

const answer = { accepted: 1, refused: [], score: 1, total: 1, stage: null, segments: [] };

/** A collector that writes down every event id with its times, and can fail in every way. */
export class Collector {
  /** Milliseconds from a beacon's arrival to its answer. */
  latencyMs = 120;
  mood: Mood = "well";
  /** What a busy collector asks for. */
  retryAfterSeconds = 1;
  tier = "cold";
  /** By event id. */
  readonly arrivals = new Map<string, Arrival>();
  /** The largest engaged time received, by page view. */
  readonly engagedMs = new Map<string, number>();
  requests = 0;
  origin = "";
  #server: Server | undefined;

  /** Listens; after `goDown` on the same port as before. */
  async goUp(): Promise<void> {
    const server = createServer(async (request, response) => {
      const body = await text(request).catch(() => "");
      // The sender is gone, or it asked for something else.
      if (body === "") {
        response.writeHead(204, cors).end();
        return;
      }
      this.requests++;
      await this.#take(JSON.parse(body), response);
    });
    const port = Number(new URL(this.origin || "http://x:0").port);
    await new Promise<void>((done, fail) => {
      server.once("error", fail);
      server.listen(port, "127.0.0.1", done);
    });
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Refuses every connection, and breaks those there are. */
  async goDown(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    // First no new connections, then none of the old: a browser that is refused tries again at once.
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  ids = (type?: BrowserEvent["type"]): string[] =>
    [...this.arrivals.values()]
      .filter(({ event }) => !type || event.type === type)
      .map(({ event }) => event.id);

  async #take(beacon: Beacon, response: ServerResponse): Promise<void> {
    const { mood } = this;
    if (mood !== "busy") for (const event of beacon.events) this.#keep(event);
    await new Promise((done) => setTimeout(done, this.latencyMs));
    if (mood === "cut") {
      response.destroy();
      return;
    }
    if (mood === "busy") {
      response.writeHead(503, { ...cors, "retry-after": `${this.retryAfterSeconds}` }).end();
      return;
    }
    response.writeHead(200, { ...cors, "content-type": "application/json" });
    response.end(JSON.stringify({ ...answer, tier: this.tier }));
  }

  #keep(event: BrowserEvent): void {
    const known = this.arrivals.get(event.id);
    if (known) known.atMs.push(Date.now());
    else this.arrivals.set(event.id, { event, atMs: [Date.now()] });
    if (event.type === "engagement") {
      const before = this.engagedMs.get(event.view) ?? 0;
      this.engagedMs.set(event.view, Math.max(before, event.engagedMs));
    }
  }
}
