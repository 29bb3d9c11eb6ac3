import { describe, expect, it } from "vitest";
import type { Scope } from "../../shared/api/scope.ts";
import { becomesMql, person } from "../handoffs/handoffs.fixture.ts";
import { createConsole, keys, visitorOf } from "./console.fixture.ts";
import { consoleRoutes } from "./consoleRoutes.tsx";
import { pages } from "./pages.ts";
import { routesOf } from "./routesOf.ts";

const lead = visitorOf(1);
const unknownKey = `${visitorOf(2)}-1-sales`;

/** Who gets past the guards of a route, and the status for them. Everyone else gets 403, without a session 303. */
const routes: readonly (readonly [
  route: string,
  scopes: readonly Scope[] | "session" | "public",
  status: number,
  fields?: Readonly<Record<string, string>>,
])[] = [
  ["GET /sign-in", "public", 200],
  ["POST /sign-in", "public", 401],
  ["POST /sign-out", "public", 303],
  ["GET /", "session", 302],
  ["GET /leads", ["read"], 200],
  ["GET /leads/:id", ["read"], 200],
  // A faulty form answers with the lead: it needs the scope that shows the lead.
  ["POST /leads/:id/adjustments", ["read", "write"], 422],
  ["POST /leads/:id/adjustments/undo", ["read", "write"], 404, { name: "none" }],
  ["POST /leads/:id/unlink", ["read", "write"], 404],
  ["GET /leads/:id/erase", ["read", "privacy"], 200],
  ["POST /leads/:id/erase", ["read", "privacy"], 303],
  ["GET /handoffs", ["read"], 200],
  ["POST /handoffs/:key/resend", ["read", "write"], 404],
  ["GET /handoffs/rules", ["read"], 200],
  ["POST /handoffs/rules", ["read", "write"], 422],
  ["POST /handoffs/destinations/:name/test", ["read", "write"], 404],
  ["GET /model", ["model"], 200],
  ["GET /model/edit", ["model"], 200],
  ["POST /model/edit", ["model"], 422, { tag: '"0.0"', document: "{" }],
  ["GET /model/preview", ["model"], 200],
  ["POST /model/preview", ["model"], 200],
  ["GET /model/publish", ["model"], 303],
  ["POST /model/publish", ["model"], 409, { tag: '"7.7"' }],
  ["GET /model/history", ["model"], 200],
  ["GET /model/versions/:version", ["model"], 200],
  ["POST /model/versions/:version/rollback", ["model"], 409, { tag: '"7.7"' }],
  ["GET /data", ["read"], 200],
  ["POST /data/sources/:id/remove", ["read", "write"], 404],
  ["GET /data/add", ["write"], 200],
  ["POST /data/add", ["write"], 404],
  ["GET /data/import", ["write"], 200],
  ["POST /data/import", ["write"], 422],
];

const credentials: Readonly<Record<string, readonly Scope[] | null>> = {
  "no session": null,
  read: ["read"],
  write: ["write"],
  "read, write": ["read", "write"],
  collect: ["collect"],
  model: ["model"],
  privacy: ["privacy"],
  "read, privacy": ["read", "privacy"],
  all: ["read", "write", "collect", "model", "privacy"],
};

/** A site with a lead, signed in with a key of these scopes, or not signed in. */
async function open(scopes: readonly Scope[] | null) {
  const at = createConsole();
  await at.collect(lead, [person("jane@acme.example"), ...becomesMql]);
  at.world.apiKeys = at.world.apiKeys.map((key) => ({ ...key, scopes }));
  const { cookie } = scopes === null ? { cookie: "" } : await at.visitor(keys.demo);
  const found = (await at.ports.events.snapshot(lead))?.lead ?? lead;
  const send = (route: string, fields?: Readonly<Record<string, string>>) => {
    const [method = "", path = ""] = route.split(" ");
    const url = `/console${path === "/" ? "" : path}`
      .replace("leads/:id", `leads/${found}`)
      .replace(":key", unknownKey)
      .replace(":version", "0")
      .replace(/:\w+/, "none");
    return at.send(method, url, cookie, route === "POST /data/import" ? new FormData() : fields);
  };
  return { ...at, send };
}

describe("the routes of the console", () => {
  it("are all in this table", () => {
    const known = routes.map(([route]) => route).sort();
    expect(
      routesOf(pages)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(known);
    const served = consoleRoutes(createConsole().ports).routes.flatMap(({ method, path }) =>
      method === "ALL" ? [] : `${method} ${path}`,
    );
    expect([...new Set(served)].sort()).toEqual(
      [...known, "GET /assets/:name{console\\.(?:css|js)}"].sort(),
    );
  });

  it.each(Object.entries(credentials))("with %s", async (_, scopes) => {
    const statuses: [string, number][] = [];
    const expected: [string, number][] = [];
    for (const [route, needed, status, fields] of routes) {
      const { send } = await open(scopes);
      const answer = await send(route, fields);
      statuses.push([route, answer.status]);
      const isOpen =
        needed === "public" ||
        (scopes !== null &&
          (needed === "session" || needed.every((scope) => scopes.includes(scope))));
      expected.push([route, isOpen ? status : scopes === null ? 303 : 403]);
      if (scopes === null && needed !== "public")
        expect(answer.headers.get("location")).toMatch(/^\/console\/sign-in/);
    }
    expect(statuses).toEqual(expected);
  });
});

describe("a key without a scope", () => {
  it("is named with the scope that it lacks, and sees only links that it may open", async () => {
    const { send } = await open(["model"]);
    const html = await (await send("GET /leads")).text();
    expect(html).toContain("lacks the scope <code>read</code>");
    expect(html).toContain('href="/console/model"');
    expect(html).not.toMatch(/<nav aria-label="Console">.*href="\/console\/leads".*<\/nav>/);
    expect((await send("GET /")).headers.get("location")).toBe("/console/model");
  });

  it("never reads a lead from the answer to a faulty form", async () => {
    const { send } = await open(["write"]);
    const html = await (await send("POST /leads/:id/adjustments", { points: "many" })).text();
    expect(html).not.toContain("jane@acme.example");
  });
});
