import { createMiddleware } from "hono/factory";
import { opens, scopeOfMethod } from "../../api/middleware/apiKey.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { failedPage } from "../shell/failed.tsx";
import { readSession } from "./session.ts";

/** For pages of one site: without a session, the way leads over the sign-in page. */
export const requireSession = (ports: Pick<Ports, "apiKeys" | "sites" | "clock">) =>
  createMiddleware<ConsoleEnvironment>(async function requireSession(c, next) {
    const { pathname, search } = new URL(c.req.url);
    const here = pathname + search;
    const apiKey = await readSession(c, ports);
    const site = apiKey && (await ports.sites.find(apiKey.site));
    if (apiKey === null || site === null) {
      const isGet = c.req.method === "GET" || c.req.method === "HEAD";
      if (isGet && c.req.header("sec-fetch-site") === "cross-site")
        return c.html(<Again url={here} />);
      return c.redirect(`/console/sign-in${isGet ? `?next=${encodeURIComponent(here)}` : ""}`, 303);
    }
    if (!opens(apiKey, scopeOfMethod(c.req.method))) return failedPage(c, "scope");
    c.set("apiKey", apiKey);
    c.set("site", site);
    await next();
  });

/**
 * A link in a mail or a chat comes without the cookie, for `SameSite=Strict` keeps it from navigations
 * that another site began. This page begins the same one from here, with the cookie.
 */
const Again = ({ url }: { readonly url: string }) => (
  <html lang="en">
    <head>
      <meta http-equiv="refresh" content={`0;url=${url}`} />
      <title>leadlight</title>
    </head>
    <body>
      <a href={url}>Go on to the console</a>
    </body>
  </html>
);
