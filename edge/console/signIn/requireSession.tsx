import { createMiddleware } from "hono/factory";
import type { Scope } from "../../../shared/api/scope.ts";
import { opens } from "../../identity/apiKey.ts";
import { isGuessTooMany } from "../../identity/isGuessTooMany.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingScope, tooManyPage } from "../shell/failed.tsx";
import { hasSession, readSession } from "./session.ts";

/**
 * For pages of one site: without a session, redirects to the sign-in page.
 *
 * @param scopes What the session's key needs, all of them.
 */
export const requireSession = (
  ports: Pick<Ports, "apiKeys" | "sites" | "clock" | "keyRates" | "strangerRates">,
  scopes: readonly Scope[],
) =>
  createMiddleware<ConsoleEnvironment>(async function requireSession(c, next) {
    const { pathname, search } = new URL(c.req.url);
    const here = pathname + search;
    const apiKey = await readSession(c, ports);
    const site = apiKey && (await ports.sites.find(apiKey.site));
    if (apiKey === null || site === null) {
      if (hasSession(c) && (await isGuessTooMany(c, ports))) return tooManyPage(c);
      const isGet = c.req.method === "GET" || c.req.method === "HEAD";
      if (isGet && c.req.header("sec-fetch-site") === "cross-site")
        return c.html(<Again url={here} />);
      return c.redirect(`/console/sign-in${isGet ? `?next=${encodeURIComponent(here)}` : ""}`, 303);
    }
    if ((await ports.keyRates?.take(apiKey.id)) === false) return tooManyPage(c);
    c.set("apiKey", apiKey);
    c.set("site", site);
    const lacking = scopes.find((scope) => !opens(apiKey, scope));
    if (lacking !== undefined) return missingScope(c, lacking);
    await next();
  });

/**
 * A link in a mail or a chat comes without the cookie: `SameSite=Strict` keeps it from navigations that
 * another site began. This page begins the same navigation from here, with the cookie.
 */
const Again = ({ url }: { readonly url: string }) => (
  <html lang="en">
    <head>
      <meta http-equiv="refresh" content={`0;url=${url}`} />
      <title>leadlight</title>
    </head>
    <body>
      <a href={url}>Continue to the console</a>
    </body>
  </html>
);
