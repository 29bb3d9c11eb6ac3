import type { Context } from "hono";
import type { Scope } from "../../shared/api/scope.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { ApiKey } from "../ports/apiKeys.ts";
import type { Ports } from "../ports/ports.ts";
import type { Site } from "../ports/sites.ts";
import { authorize } from "./middleware/apiKey.ts";
import { type ProblemName, problem } from "./middleware/problem.ts";
import { refuseRobot } from "./middleware/refuseRobot.ts";
import { findSite } from "./middleware/siteKey.ts";

/**
 * Who may use a route:
 *
 * - `{ scope }`: an API key that has the scope.
 * - `{ browser: true }`: a page of the site that `?site=` names.
 * - `{ scope, browser: true }`: either; a request with an API key is from a back end.
 * - `{ public: true }`: everyone.
 */
export type Access =
  | { readonly scope: Scope; readonly browser?: undefined; readonly public?: undefined }
  | { readonly scope: Scope; readonly browser: true; readonly public?: undefined }
  | { readonly scope?: undefined; readonly browser: true; readonly public?: undefined }
  | { readonly scope?: undefined; readonly browser?: undefined; readonly public: true };

/** What a handler knows of the sender of a request. */
export type SenderOf<Given extends Access> = Given extends { readonly browser: true }
  ? {
      readonly site: Site;
      /** `null` for a browser. */
      readonly apiKey: Given extends { readonly scope: Scope } ? ApiKey | null : null;
    }
  : Given extends { readonly scope: Scope }
    ? { readonly site: SiteKey; readonly apiKey: ApiKey }
    : { readonly site: null; readonly apiKey: null };

/** The same for a route of which only the table is known. */
export interface Sender {
  readonly site: Site | SiteKey | null;
  readonly apiKey: ApiKey | null;
}

interface Guarded {
  readonly method: string;
  readonly access: Access;
}

/** Checks that the sender of a request may use a route. */
export async function admit(
  c: Context,
  { method, access }: Guarded,
  ports: Ports,
): Promise<Result<Sender, Response>> {
  const { scope, browser } = access;
  const isBackEnd = !browser || c.req.header("authorization") !== undefined;
  if (scope !== undefined && isBackEnd) {
    const key = await authorize(c, ports, scope);
    if (!key.ok) return key;
    const apiKey = key.value;
    if (!browser) return ok({ site: apiKey.site, apiKey });
    const asked = c.req.query("site") ?? apiKey.site;
    const site = asked === apiKey.site ? await ports.sites.find(apiKey.site) : null;
    return site === null ? fail(problem(c, "unknown-site")) : ok({ site, apiKey });
  }
  return browser ? admitBrowser(c, method, ports) : ok({ site: null, apiKey: null });
}

async function admitBrowser(
  c: Context,
  method: string,
  ports: Ports,
): Promise<Result<Sender, Response>> {
  const site = await findSite(c, ports);
  if (!site.ok || method === "get") return site.ok ? ok({ site: site.value, apiKey: null }) : site;
  const robot = refuseRobot(c, site.value, ports);
  if (robot !== null) return fail(robot);
  if (c.req.header("origin") === undefined) {
    const detail = "A browser sends its origin with every POST. A back end sends an API key.";
    return fail(problem(c, "forbidden-origin", { detail }));
  }
  return ok({ site: site.value, apiKey: null });
}

/** What `admit` may answer. */
export const accessProblems = ({ method, access }: Guarded): readonly ProblemName[] => [
  ...(access.scope !== undefined
    ? (["missing-api-key", "invalid-api-key", "missing-scope"] as const)
    : []),
  ...(access.browser ? (["unknown-site", "forbidden-origin"] as const) : []),
  ...(access.browser || access.scope !== undefined ? (["too-many-requests"] as const) : []),
  ...(access.browser && method !== "get" ? (["robot"] as const) : []),
];
