/**
 * Two origins for the browser tests: the site, which serves the numbered pages beside this file, and
 * a collector, which serves the script and records every beacon exactly as it came.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Beacon } from "../../../shared/wire/beacon.ts";
import type { BrowserEvent, EventType } from "../../../shared/wire/event.ts";

export interface Received {
  readonly url: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly beacon: Beacon;
}

/** How the collector answers a beacon; `down` closes the connection without a word. */
export type Reply = "down" | { status: number; headers?: Record<string, string>; body?: unknown };

const pages = new URL("./", import.meta.url);
const dist = new URL("../../../dist/", import.meta.url);

function readDist(file: string): string {
  try {
    return readFileSync(new URL(file, dist), "utf8");
  } catch {
    throw new Error(`dist/${file} is missing: run npm run build:script first`);
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

const cors = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after",
};

export class Collector {
  readonly requests: Received[] = [];
  /** Tier of the next answers. */
  tier = "cold";
  /** Segments of the next answers. */
  segments: readonly string[] = [];
  /** Replies to come, before the usual answer; the last function stays. */
  reply: (beacon: Beacon, index: number) => Reply | undefined = () => undefined;
  origin = "";

  /** The only site whose requests count. */
  from = "";

  reset(from: string): void {
    this.from = from;
    this.requests.length = 0;
    this.tier = "cold";
    this.segments = [];
    this.reply = () => undefined;
  }

  /** Every event of every request, each id once, as the edge counts them. */
  events<Type extends EventType>(type?: Type): Extract<BrowserEvent, { type: Type }>[] {
    const all = this.requests.flatMap(({ beacon }) => beacon.events);
    const once = [...new Map(all.map((event) => [event.id, event])).values()];
    return once.filter((event) => !type || event.type === type) as Extract<
      BrowserEvent,
      { type: Type }
    >[];
  }

  take(received: Received, response: ServerResponse): void {
    if (received.headers.origin !== this.from) {
      response.writeHead(204, cors).end();
      return;
    }
    const reply = this.reply(received.beacon, this.requests.push(received) - 1);
    if (reply === "down") {
      response.destroy();
      return;
    }
    const answer = {
      accepted: received.beacon.events.length,
      refused: [],
      score: 42,
      total: 57,
      tier: this.tier,
      stage: null,
      segments: this.segments,
    };
    const body = reply && "body" in reply ? reply.body : answer;
    response.writeHead(reply?.status ?? 200, {
      ...cors,
      "content-type": "application/json",
      ...reply?.headers,
    });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  }
}

export interface Site {
  /** An origin for every name; each serves the same pages. */
  originOf(name: string): string;
  readonly collector: Collector;
  /** What a test serves of its own, by path. */
  readonly made: Map<string, { readonly type: string; readonly body: string }>;
  stop(): Promise<void>;
}

/** Starts both servers on free ports. */
export async function startSite(): Promise<Site> {
  const script = readDist("leadlight.js");
  const signals = readDist("leadlight.signals.js");
  const boot = readDist("boot.js");
  const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
  const collector = new Collector();

  const collectorServer = createServer(async (request, response) => {
    const url = request.url ?? "";
    if (url.startsWith("/leadlight.")) {
      if (url.endsWith("?slow")) await new Promise((done) => setTimeout(done, 150));
      response.writeHead(200, { ...cors, "content-type": "text/javascript" });
      response.end(url.startsWith("/leadlight.signals.js") ? signals : script);
      return;
    }
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", headers } = request;
    // A preflight would be a request that no tag should cause: recorded, so that a test sees it.
    const beacon = body ? JSON.parse(body) : { events: [] };
    collector.take({ url, method, headers, body, beacon }, response);
  });
  // A connection closed for being idle, just as a page writes to it, is a request that is sent again.
  collectorServer.keepAliveTimeout = 0;

  const names = readdirSync(pages).filter((name) => name.endsWith(".html"));
  const made: Site["made"] = new Map();
  const siteServer = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://site");
    // Never answered: a script that keeps the parser busy.
    if (pathname === "/hang") return;
    if (pathname.startsWith("/npm/")) {
      response.writeHead(200, { "content-type": "text/javascript" });
      response.end(readDist(pathname.slice("/npm/".length)));
      return;
    }
    const own = made.get(pathname);
    if (own) {
      response.writeHead(200, { "content-type": own.type }).end(own.body);
      return;
    }
    const name = names.find((each) => pathname === `/${each.replace(".html", "")}`);
    if (!name) {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(name.includes("strict-csp") && {
        "content-security-policy": `default-src 'none'; script-src ${collector.origin}; connect-src ${collector.origin}; require-trusted-types-for 'script'`,
      }),
    });
    response.end(
      readFileSync(new URL(name, pages), "utf8")
        .replaceAll("{{collector}}", collector.origin)
        .replaceAll("{{integrity}}", integrity)
        .replace("<!-- boot -->", () => `<script>${boot}</script>`),
    );
  });

  collector.origin = await listen(collectorServer);
  const origin = await listen(siteServer);
  return {
    // Browsers resolve every name under localhost to this machine.
    originOf: (name) => origin.replace("127.0.0.1", `${name.replaceAll(/\W/g, "-")}.localhost`),
    collector,
    made,
    stop: async () => {
      await Promise.all([close(collectorServer), close(siteServer)]);
    },
  };
}
