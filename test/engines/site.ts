/** A site whose every name under localhost is an origin of its own, with storage of its own. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const dist = new URL("../../dist/", import.meta.url);

export interface Site {
  /** e.g. `http://v12.localhost:8123`. */
  originOf(name: string): string;
  stop(): Promise<void>;
}

/** Markup of a page, by its path and query. */
export type Render = (path: string, query: URLSearchParams) => string;

/** A file as `npm run build:script` left it, the script by default. */
export const builtScript = (file = "leadlight.js"): string =>
  readFileSync(new URL(file, dist), "utf8");

/**
 * Serves one script, ours by default, the npm entries under `/npm/`, and what `render` makes of every
 * other path.
 */
export async function startSite(render: Render, script = builtScript()): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://site");
    if (pathname === "/leadlight.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end(script);
      return;
    }
    if (pathname.startsWith("/npm/")) {
      response.writeHead(200, { "content-type": "text/javascript" });
      response.end(builtScript(pathname.slice("/npm/".length)));
      return;
    }
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html>\n${render(pathname, searchParams)}`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    originOf: (name) => `http://${name}.localhost:${port}`,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}
