import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { type Scope, scopes } from "../../shared/api/scope.ts";
import type { SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { demoSite, memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { createApp } from "../app.ts";
import type { ApiKey } from "../ports/apiKeys.ts";
import type { Ports } from "../ports/ports.ts";
import { sha256Hex } from "../ports/sha256Hex.ts";
import type { Route } from "./definition.ts";
import { problems } from "./middleware/problem.ts";
import { routes } from "./routes.ts";
import { scriptOf } from "./script.ts";

/** Who may use each route, once more: a change of access is never an accident. */
const accessOf: Readonly<Record<string, string>> = {
  "POST /v1/collect": "collect or browser",
  "GET /v1/me": "browser",
  "POST /v1/forget": "browser",
  "POST /v1/identify": "write or browser",
  "POST /v1/events": "write",
  "POST /v1/newsletter/links": "write",
  "GET /v1/newsletter/open/{token}": "public",
  "GET /v1/newsletter/click/{token}": "public",
  "GET /v1/leads": "read",
  "GET /v1/leads/{id}": "read",
  "GET /v1/leads/{id}/explain": "read",
  "GET /v1/leads/{id}/events": "read",
  "GET /v1/leads.csv": "read",
  "DELETE /v1/leads/{id}": "privacy",
  "GET /v1/leads/{id}/adjustments": "read",
  "POST /v1/leads/{id}/adjustments": "write",
  "DELETE /v1/leads/{id}/adjustments/{name}": "write",
  "PUT /v1/leads/{id}/visitors/{visitor}": "write",
  "DELETE /v1/leads/{id}/visitors/{visitor}": "write",
  "PUT /v1/leads/{id}/mute": "write",
  "DELETE /v1/leads/{id}/mute": "write",
  "GET /v1/handoffs": "read",
  "POST /v1/handoffs/{key}/resend": "write",
  "GET /v1/handoffs/rules": "read",
  "PUT /v1/handoffs/rules": "write",
  "POST /v1/destinations/test": "write",
  "GET /v1/inbound": "read",
  "POST /v1/inbound": "write",
  "DELETE /v1/inbound/{id}": "write",
  "GET /v1/inbound/{id}": "public",
  "POST /v1/inbound/{id}": "public",
  "GET /v1/model": "model",
  "PUT /v1/model": "model",
  "DELETE /v1/model/draft": "model",
  "POST /v1/model/preview": "model",
  "POST /v1/model/publish": "model",
  "GET /v1/models": "model",
  "GET /v1/models/{version}": "model",
  "GET /v1/models/{version}/diff": "model",
  "POST /v1/models/{version}/rollback": "model",
  "GET /leadlight.js": "public",
  "GET /leadlight.signals.js": "public",
  "GET /healthz": "public",
  "GET /openapi.json": "public",
};

const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

interface Credential {
  readonly title: string;
  readonly key?: {
    readonly site: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt?: 1;
  };
  readonly headers?: Readonly<Record<string, string>>;
}

const [origin = ""] = demoSite.origins;
const credentials: readonly Credential[] = [
  { title: "no key" },
  {
    title: "an unknown key",
    headers: { authorization: `Bearer ll_${"f".repeat(12)}_${"0".repeat(28)}` },
  },
  { title: "an expired key", key: { site: "demo", scopes, expiresAt: 1 } },
  { title: "a key of another site", key: { site: "other", scopes } },
  ...scopes.map((scope) => ({
    title: `a key for ${scope}`,
    key: { site: "demo", scopes: [scope] },
  })),
  { title: "a key without scopes", key: { site: "demo", scopes: [] } },
  { title: "a browser of the site", headers: { origin } },
  { title: "a browser of another origin", headers: { origin: "https://evil.example" } },
];

/** The problem that a route must answer by its access; `null` when it must admit the request. */
function refusalOf({ method, access: { scope, browser } }: Route, credential: Credential) {
  const { key, headers = {} } = credential;
  const isKey = key !== undefined || headers.authorization !== undefined;
  if (scope !== undefined && (isKey || !browser)) {
    if (!isKey) return "missing-api-key";
    if (key === undefined || key.expiresAt !== undefined) return "invalid-api-key";
    if (!key.scopes.includes(scope)) return "missing-scope";
    return browser && key.site !== "demo" ? "unknown-site" : null;
  }
  if (!browser) return null;
  if (headers.origin === undefined) return method === "get" ? null : "forbidden-origin";
  return headers.origin === origin ? null : "forbidden-origin";
}

const refusals = new Set(
  ["missing-api-key", "invalid-api-key", "missing-scope", "unknown-site", "forbidden-origin"].map(
    (name) => `urn:leadlight:problem:${name}`,
  ),
);

it("has the access that this table says", () => {
  const said = routes.map((route) => {
    const { scope, browser } = route.access;
    const parts = [scope, browser && "browser"].filter((part) => part !== undefined);
    return [nameOf(route), parts.join(" or ") || "public"];
  });
  expect(Object.fromEntries(said)).toEqual(accessOf);
  expect(said).toHaveLength(Object.keys(accessOf).length);
});

it("has no two routes for one request, so that their order decides nothing", () => {
  const isSame = (one = "", other = "") => one === other || /^\{/.test(one) || /^\{/.test(other);
  const overlaps = routes.flatMap((route, index) =>
    routes.slice(index + 1).flatMap((other) => {
      const [ours, theirs] = [route.path.split("/"), other.path.split("/")];
      const isOverlap =
        route.method === other.method &&
        ours.length === theirs.length &&
        ours.every((part, place) => isSame(part, theirs[place]));
      return isOverlap ? [`${nameOf(route)} and ${nameOf(other)}`] : [];
    }),
  );
  expect(overlaps).toEqual([]);
});

describe.each(routes.map((route) => [nameOf(route), route] as const))("%s", (_, route) => {
  it.each(credentials.map((credential) => [credential.title, credential] as const))(
    "checks %s",
    async (_, credential) => {
      const refusal = refusalOf(route, credential);
      const { status, type } = await send(route, credential);
      if (refusal === null) {
        expect(refusals).not.toContain(type);
        expect(status).toBeLessThan(500);
        return;
      }
      expect([status, type]).toEqual([problems[refusal][0], `urn:leadlight:problem:${refusal}`]);
    },
  );
});

const scoped = routes
  .filter(({ path, access }) => path.includes("{") && access.scope !== undefined)
  .map((route) => [nameOf(route), route] as const);

it.each(scoped)("%s finds nothing of another site", async (_, route) => {
  const { status } = await send(route, { title: "", key: { site: "other", scopes } });
  expect(status).toBe(404);
});

/** These name a second thing, which the site does not have. */
const namesTwo = ["resendDelivery", "removeAdjustment", "unlinkVisitor"];

it.each(scoped.filter(([, { id }]) => !namesTwo.includes(id)))(
  "%s finds the same of its own site",
  async (_, route) => {
    const { status } = await send(route, { title: "", key: { site: "demo", scopes } });
    expect(status).not.toBe(404);
  },
);

it.each(routes.filter(({ body }) => body !== null).map((route) => [nameOf(route), route] as const))(
  "%s names its own limit to a body that is too large",
  async (_, route) => {
    const { access, limit } = route;
    const credential = access.browser ? { headers: { origin } } : { key: { site: "demo", scopes } };
    const body = "x".repeat(limit + 1);
    const { status, detail } = await send(route, { title: "", ...credential }, body);
    expect(status).toBe(413);
    expect(detail).toBe(`This route takes at most ${limit.toLocaleString("en")} bytes.`);
  },
);

const visitor = "a".repeat(32) as VisitorId;
const sourceId = "b".repeat(24);

/** What a path names, at the site `demo`. */
const named: Readonly<Record<string, string>> = {
  "/v1/leads/{id}": visitor,
  "/v1/inbound/{id}": sourceId,
  "{visitor}": "c".repeat(32),
  "{name}": "fair",
  "{key}": `${visitor}-1-slack`,
  "{version}": "1",
  "{token}": "nonsense",
};

const bodies: Readonly<Record<string, unknown>> = {
  adjustLead: { points: 5, reason: "because" },
};

async function send(route: Route, { key, headers = {} }: Credential, text?: string) {
  const path = Object.entries(named).reduce(
    (filled, [name, value]) => filled.replace(name, name.replace(/\{\w+\}/, value)),
    route.path,
  );
  const body = text ?? JSON.stringify(bodies[route.id] ?? {});
  const keys = new Map<string, ApiKey>();
  const request = new Request(
    `https://leadlight.test${path}${route.access.browser ? "?site=demo" : ""}`,
    {
      method: route.method.toUpperCase(),
      headers: {
        "content-type": "application/json",
        ...headers,
        ...(key && { authorization: `Bearer ${await keyIn(keys, key)}` }),
      },
      ...(["post", "put"].includes(route.method) && { body }),
    },
  );
  const context = createExecutionContext();
  const app = createApp(await portsWith(keys), scriptOf(""));
  const answer = await app.fetch(request, {}, context);
  await waitOnExecutionContext(context);
  const isProblem = answer.headers.get("content-type")?.includes("problem") === true;
  const { type, detail } = isProblem
    ? await answer.json<{ type: string; detail?: string }>()
    : { type: "", detail: "" };
  return { status: answer.status, type, detail };
}

async function keyIn(
  keys: Map<string, ApiKey>,
  {
    site,
    scopes,
    expiresAt = null,
  }: { site: string; scopes: readonly Scope[]; expiresAt?: 1 | null },
): Promise<string> {
  const id = "0".repeat(12);
  const key = `ll_${id}_${"k".repeat(28)}`;
  const known = { id, hash: await sha256Hex(key), site: site as SiteKey, name: "test" };
  keys.set(id, { ...known, scopes, expiresAt });
  return key;
}

/** The site `demo` with a lead, another visitor, a source and a published model; and the site `other`. */
async function portsWith(keys: ReadonlyMap<string, ApiKey>): Promise<Ports> {
  const other = { ...demoSite, key: "other" as SiteKey };
  const ports = memoryPorts({
    apiKeys: { find: async (id) => keys.get(id) ?? null },
    sites: { find: async (key) => [demoSite, other].find((site) => site.key === key) ?? null },
  });
  const now = ports.clock();
  for (const one of [visitor, named["{visitor}"] as VisitorId]) {
    const event = {
      id: "event-0001",
      type: "page_view",
      occurredAt: now,
      page: { path: "/" },
    } as const;
    const batch = { site: demoSite.key, visitor: one, receivedAt: now, events: [event] };
    await ports.events.append(batch);
  }
  const source = { id: sourceId, site: demoSite.key, provider: "mailchimp", name: "x" };
  await ports.inbound.add({ ...source, secret: "s", settings: {}, createdAt: now });
  const model = { document: b2b, author: "Ann", note: "", restores: null, publishedAt: now };
  await ports.versions.publish(demoSite.key, model, null, false);
  return ports;
}
