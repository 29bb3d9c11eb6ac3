import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { createPeople, type People, sendsForm, views } from "../../test/workerd/people.ts";
import { createApp } from "../app.ts";
import { operations } from "../openapi/operations.ts";
import type { Env } from "../worker.ts";
import { scriptOf } from "./script.ts";

interface Described {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        readonly parameters: readonly { readonly name: string; readonly in: string }[];
        readonly responses: Record<
          string,
          { readonly content?: Record<string, { readonly schema?: unknown }> }
        >;
      }
    >
  >;
  readonly components: { readonly schemas: Record<string, unknown> };
}

let document: Described;
let people: People;
const id = "a".repeat(32);
beforeAll(async () => {
  document = await (await SELF.fetch("https://leadlight.test/openapi.json")).json();
  people = await createPeople((env as unknown as Env).DB);
});

it("has every route of the Worker, and none that is not there", () => {
  const writeBehind = { add: () => {}, drain: async () => {} };
  const app = createApp(memoryPorts(), writeBehind, scriptOf(""));
  const routes = app.routes
    // A preflight is the browser's own question, no operation.
    .filter(({ method, path }) => !/^(ALL|OPTIONS)$/.test(method) && !path.startsWith("/console"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect([...new Set(described)].sort()).toEqual([...new Set(routes)].sort());
  expect(new Set(described).size).toBe(described.length);
});

it("names each parameter of a path, and gives each operation an id of its own", () => {
  for (const { path, method } of operations) {
    const { parameters } = document.paths[path]?.[method] ?? { parameters: [] };
    const named = parameters.filter((one) => one.in === "path").map(({ name }) => `{${name}}`);
    expect(path.match(/\{\w+\}/g) ?? []).toEqual(named);
  }
  expect(new Set(operations.map((one) => one.id)).size).toBe(operations.length);
});

describe("what the Worker really answers is what the document says", () => {
  it("to browsers", async () => {
    const visitor = people.browser();
    await fits(
      "post",
      "/v1/collect",
      200,
      await visitor.does(views("/pricing"), sendsForm("demo")),
    );
    await fits("get", "/v1/me", 200, await visitor.me());
    const identified = await visitor.identifies({ email: "ann@acme.example", traits: { a: 1 } });
    await fits("post", "/v1/identify", 200, identified);
    await fits("post", "/v1/collect", 422, await visitor.does());
    await fits("get", "/v1/me", 400, await people.browser("x").me());
  });

  it("to back ends", async () => {
    const { ask } = people;
    const path = (rest = "") => `/v1/leads/${String(lead.body.lead)}${rest}`;
    const lead = await ask("POST", "/v1/identify", { email: "bob@acme.example", visitor: id });
    await fits("post", "/v1/identify", 200, lead);
    await people.browser(id).does(views("/pricing"));
    const told = {
      events: [
        { email: "bob@acme.example", type: "email_open", mailing: "may", occurredAt: "2026-01-05" },
        { type: "nonsense" },
      ],
    };
    await fits("post", "/v1/events", 200, await ask("POST", "/v1/events", told));
    const links = { mailing: "may", emails: ["c@acme.example"], urls: ["https://acme.example"] };
    const made = await ask("POST", "/v1/newsletter/links", links);
    await fits("post", "/v1/newsletter/links", 200, made);
    const adjusted = { points: 5, reason: "Met at a fair", name: "fair" };
    const adjust = await ask("POST", path("/adjustments"), adjusted);
    await fits("post", "/v1/leads/{id}/adjustments", 201, adjust);
    await fits("get", "/v1/leads/{id}", 200, await ask("GET", path()));
    await fits("get", "/v1/leads/{id}/explain", 200, await ask("GET", path("/explain")));
    await fits("get", "/v1/leads/{id}/events", 200, await ask("GET", path("/events")));
    const adjustments = await ask("GET", path("/adjustments"));
    await fits("get", "/v1/leads/{id}/adjustments", 200, adjustments);
    await expect.poll(async () => (await ask("GET", "/v1/leads")).body.leads).not.toHaveLength(0);
    await fits("get", "/v1/leads", 200, await ask("GET", "/v1/leads?limit=1"));
    const other = (await people.browser("b".repeat(32)).does(views("/"))) && "b".repeat(32);
    const linked = await ask("PUT", path(`/visitors/${other}`));
    await fits("put", "/v1/leads/{id}/visitors/{visitor}", 200, linked);
    const unlinked = await ask("DELETE", path(`/visitors/${other}`));
    await fits("delete", "/v1/leads/{id}/visitors/{visitor}", 204, unlinked);
    const back = await ask("DELETE", path("/adjustments/fair"));
    await fits("delete", "/v1/leads/{id}/adjustments/{name}", 204, back);
    await fits("delete", "/v1/leads/{id}", 200, await ask("DELETE", path()));
  });

  it("about webhooks", async () => {
    const { ask } = people;
    const made = await ask("POST", "/v1/inbound", { provider: "mailchimp" });
    await fits("post", "/v1/inbound", 201, made);
    await fits("get", "/v1/inbound", 200, await ask("GET", "/v1/inbound"));
    const path = `/v1/inbound/${made.body.id}`;
    await fits("get", "/v1/inbound/{id}", 200, await ask("GET", path));
    const { search } = new URL(String(made.body.url));
    await fits("post", "/v1/inbound/{id}", 200, await ask("POST", path + search, "type=campaign"));
    await fits("post", "/v1/inbound/{id}", 403, await ask("POST", path));
    await fits("delete", "/v1/inbound/{id}", 204, await ask("DELETE", path));
    await fits("delete", "/v1/inbound/{id}", 404, await ask("DELETE", path));
  });

  it("about models", async () => {
    const { ask } = people;
    await fits("get", "/v1/model", 200, await ask("GET", "/v1/model"));
    const document = { ...b2b, title: "Ours" };
    const order = { document, note: "A title" };
    await fits("post", "/v1/model/preview", 200, await ask("POST", "/v1/model/preview", order));
    await fits("post", "/v1/model/publish", 201, await ask("POST", "/v1/model/publish", order));
    await fits("put", "/v1/model", 428, await ask("PUT", "/v1/model", document));
    await fits("get", "/v1/models", 200, await ask("GET", "/v1/models"));
    await fits("get", "/v1/models/{version}", 200, await ask("GET", "/v1/models/1"));
    await fits("get", "/v1/models/{version}/diff", 200, await ask("GET", "/v1/models/0/diff"));
    const back = await ask("POST", "/v1/models/0/rollback");
    await fits("post", "/v1/models/{version}/rollback", 201, back);
  });

  it("and would notice a field that is not described, or missing", async () => {
    const answer = await people.ask("GET", "/v1/leads");
    for (const body of [
      { ...answer.body, more: 1 },
      { leads: [] },
      { ...answer.body, leads: [{ lead: 1 }] },
    ]) {
      await expect(fits("get", "/v1/leads", 200, { status: 200, body })).rejects.toThrow();
    }
  });

  it("when it fails", async () => {
    const { ask } = people;
    await fits("get", "/v1/leads", 400, await ask("GET", "/v1/leads?limit=x"));
    await fits("get", "/v1/leads", 401, await ask("GET", "/v1/leads", undefined, "nonsense"));
    await fits("get", "/v1/leads/{id}", 404, await ask("GET", `/v1/leads/${"f".repeat(32)}`));
    await fits("post", "/v1/events", 422, await ask("POST", "/v1/events", {}));
    await fits("post", "/v1/newsletter/links", 422, await ask("POST", "/v1/newsletter/links", {}));
  });

  it("of everything else", async () => {
    for (const path of ["/healthz", "/openapi.json"]) {
      const answer = await SELF.fetch(`https://leadlight.test${path}`);
      await fits("get", path, 200, { status: 200, body: await answer.json() });
    }
    const script = await SELF.fetch("https://leadlight.test/leadlight.js");
    expect(document.paths["/leadlight.js"]?.get?.responses[script.status]?.content).toHaveProperty([
      String(script.headers.get("content-type")).split(";")[0] as string,
    ]);
  });
});

/** Checks an answer against the document itself, with the JSON Schema reader of zod. */
async function fits(
  method: string,
  path: string,
  status: number,
  answer: { readonly status: number; readonly body: unknown },
): Promise<void> {
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(status);
  const described = document.paths[path]?.[method]?.responses[status];
  expect(described, `${method} ${path} has no ${status}`).toBeDefined();
  const { content } = described ?? {};
  if (content === undefined) return;
  const [{ schema }] = Object.values(content) as [{ schema: { $ref?: string } }];
  const name = schema.$ref?.split("/").at(-1);
  const json = name === undefined ? schema : document.components.schemas[name];
  const parsed = z
    .fromJSONSchema(json as Parameters<typeof z.fromJSONSchema>[0])
    .safeParse(answer.body);
  expect(parsed.error?.issues ?? [], `${method} ${path} ${status}`).toEqual([]);
}
