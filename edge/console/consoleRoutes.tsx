import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { trimTrailingSlash } from "hono/trailing-slash";
import type { Ports } from "../ports/ports.ts";
import { isUnavailable } from "../ports/unavailable.ts";
import { pages } from "./pages.ts";
import { type ConsoleRoute, navigationOf, routesOf } from "./routesOf.ts";
import { assetsOf } from "./shell/assets.ts";
import type { ConsoleEnvironment } from "./shell/environment.ts";
import { failedPage, missingPage } from "./shell/failed.tsx";
import { formOnly } from "./shell/formOnly.ts";
import { consoleHeaders, neverStored } from "./shell/headers.ts";
import { requireSession } from "./signIn/requireSession.tsx";

/** A key and a path, or one lead's adjustment: most forms are this small. */
const maxFormBytes = 4_096;

const assets = assetsOf(pages);
const navigation = navigationOf(pages);

/** The web console for sales and marketing: the routes of `pages.ts`. */
export function consoleRoutes(ports: Ports): Hono<ConsoleEnvironment> {
  const app = new Hono<ConsoleEnvironment>()
    .onError((error, c) => {
      if (error instanceof HTTPException) return failedPage(c, error.status === 403 ? 403 : 413);
      console.error(c.req.method, new URL(c.req.url).pathname, error.stack ?? String(error));
      if (!isUnavailable(error)) return failedPage(c, 500);
      c.header("retry-after", "5");
      return failedPage(c, 503);
    })
    .use(consoleHeaders, async function provideShell(c, next) {
      c.set("navigation", navigation);
      c.set("assetUrls", assets.urls);
      await next();
    })
    .route("/assets", assets.routes)
    .use(neverStored, csrf(), trimTrailingSlash());
  for (const route of routesOf(pages)) {
    app.on(route.method, [route.path], ...guardsOf(route, ports), route.handle(ports));
  }
  return app.all("*", requireSession(ports, []), missingPage);
}

/** Every route has its own guards: their order in the table decides nothing. */
const guardsOf = (route: ConsoleRoute, ports: Ports) => [
  ...(route.method === "POST" ? formGuardsOf(route) : []),
  ...(route.scopes === null ? [] : [requireSession(ports, route.scopes)]),
];

const formGuardsOf = ({ takesFiles = false, maxBytes = maxFormBytes }: ConsoleRoute) => [
  formOnly(takesFiles),
  bodyLimit({ maxSize: maxBytes, onError: (c) => failedPage(c, 413) }),
];
