/** Serves the demo site on another origin than the Worker's, like a customer's site. */
import { readdir, readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { extname } from "node:path";
import { rootDir } from "./paths.ts";
import { serveLocal } from "./serveLocal.ts";

interface DemoSiteOptions {
  readonly port: number;
  /** Origin of the Worker. */
  readonly leadlight: string;
  /** For the overlay: a site's back end would use such a key to read its visitor's explanation. */
  readonly apiKey: string;
}

interface Page {
  readonly type: string;
  readonly body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".pdf": "application/pdf",
  ".csv": "text/csv; charset=utf-8",
};

export async function serveDemoSite(options: DemoSiteOptions): Promise<Server> {
  const pages = await readPages(options.leadlight);
  return serveLocal(options.port, async (request, response) => {
    const [path = "", query] = (request.url ?? "/").split("?", 2);
    if (path === "/leadlight-demo/explain") {
      const visitor = new URLSearchParams(query).get("visitor") ?? "";
      const { status, body } = await explain(visitor, options);
      response.writeHead(status, { "content-type": "application/json" }).end(body);
      return;
    }
    const found = pageAt(pages, path);
    const page = found ?? pages.get("/404.html");
    response
      .writeHead(found ? 200 : 404, { "content-type": page?.type ?? "text/plain" })
      .end(page?.body);
  });
}

/** Reads the whole site, under a megabyte, once, and fills in the Worker's origin. */
async function readPages(leadlight: string): Promise<Map<string, Page>> {
  const siteDir = `${rootDir}/examples/01-script-tag/site`;
  const boot = await readFile(`${rootDir}/dist/boot.js`, "utf8");
  const pages = new Map<string, Page>();
  for (const entry of await readdir(siteDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = `${entry.parentPath}/${entry.name}`;
    const type = types[extname(entry.name)] ?? "application/octet-stream";
    const raw = await readFile(file);
    const body = /\.(html|js)$/.test(entry.name)
      ? Buffer.from(
          raw
            .toString("utf8")
            .replace("<!-- leadlight:boot -->", () => `<script>${boot.trim()}</script>`)
            .replaceAll("__LEADLIGHT__", leadlight),
        )
      : raw;
    pages.set(file.slice(siteDir.length).replaceAll("\\", "/"), { type, body });
  }
  return pages;
}

/** `/pricing` is `pricing.html`, `/careers/` is `careers/index.html`. */
function pageAt(pages: ReadonlyMap<string, Page>, path: string): Page | undefined {
  const bare = path.replace(/\/$/, "");
  return pages.get(path) ?? pages.get(`${bare}.html`) ?? pages.get(`${bare}/index.html`);
}

async function explain(
  visitor: string,
  { leadlight, apiKey }: DemoSiteOptions,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    const answer = await fetch(`${leadlight}/v1/leads/${encodeURIComponent(visitor)}/explain`, {
      headers: { authorization: `Bearer ${apiKey}` },
    });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return { status: 502, body: "{}" };
  }
}
