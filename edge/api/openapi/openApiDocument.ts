import * as z from "zod";
import { leadErased } from "../../../shared/api/erasure.ts";
import { eventsPage, explanation, leadView } from "../../../shared/api/lead.ts";
import { leadPage } from "../../../shared/api/leadList.ts";
import { eventsTaken, identified, linksMade } from "../../../shared/api/orders.ts";
import { problemDocument } from "../../../shared/api/words.ts";
import { collectAnswer, ownAnswer, provisionalAnswer } from "../../../shared/wire/collectAnswer.ts";
import type { Access } from "../access.ts";
import type { Body } from "../body.ts";
import type { Answer, Route } from "../definition.ts";
import { problems } from "../middleware/problem.ts";

/** Schemas with a name, so that generated clients have a type of that name. */
const named: Readonly<Record<string, z.ZodType>> = {
  CollectAnswer: collectAnswer,
  EventsPage: eventsPage,
  EventsTaken: eventsTaken,
  Explanation: explanation,
  Identified: identified,
  Lead: leadView,
  LeadErased: leadErased,
  LeadPage: leadPage,
  LinksMade: linksMade,
  Problem: problemDocument,
  ProvisionalAnswer: provisionalAnswer,
  OwnAnswer: ownAnswer,
};

/** The OpenAPI 3.1 document, made from the schemas that validate. */
export function openApiDocument(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "leadlight",
      version: "1",
      description:
        "Website lead scoring at the edge. Errors are problem documents (RFC 9457); docs/errors.md lists them.",
    },
    // Relative: the Worker that answered.
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(named).map(([name, schema]) => [name, jsonSchemaOf(schema, "output")]),
      ),
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "`ll_…`, made by `leadlight key SITE --scope …`",
        },
      },
    },
  };
}

function operationOf(route: Route): Record<string, unknown> {
  const { path, id, summary, query, body, answers, access } = route;
  const byKey = access.scope === undefined ? [] : [{ apiKey: [access.scope] }];
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return {
    operationId: id,
    summary,
    security: access.scope === undefined || access.browser ? [...byKey, {}] : byKey,
    parameters: [...inPath, ...siteOf(access), ...(query ? queryOf(query) : [])],
    ...(body && { requestBody: bodyOf(body) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
      ),
      ...problemsOf(route),
    },
  };
}

/** Browsers name their site; an API key is of one site already. */
function siteOf({ scope, browser }: Access): Record<string, unknown>[] {
  if (!browser) return [];
  const description = "Key of the site, as in `data-site`";
  return [
    {
      name: "site",
      in: "query",
      required: scope === undefined,
      description: scope === undefined ? description : `${description}; of a browser`,
      schema: { type: "string" },
    },
  ];
}

const bodyOf = ({ isRequired, mediaType, schema }: Body<unknown>): Record<string, unknown> => ({
  required: isRequired,
  content: { [mediaType]: schema === null ? {} : contentOf(schema, "input") },
});

/** One entry a parameter. */
function queryOf(query: z.ZodObject): Record<string, unknown>[] {
  const { properties = {}, required = [] } = jsonSchemaOf(query, "input") as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

const answerOf = ({ description, schema, mediaType }: Answer): Record<string, unknown> => ({
  description,
  ...(schema && { content: { "application/json": contentOf(schema, "output") } }),
  ...(mediaType !== undefined && { content: { [mediaType]: {} } }),
});

/** One entry a status, with the types that it may have. */
function problemsOf({ problems: names }: Route): Record<string, unknown> {
  const byStatus = new Map<number, string[]>();
  for (const name of new Set([...names, "internal" as const])) {
    const [status] = problems[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${name}\``]);
  }
  const content = { "application/problem+json": contentOf(problemDocument, "output") };
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [status, { description: types.join(", "), content }]),
  );
}

function contentOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const name = Object.keys(named).find((one) => named[one] === schema);
  const isNamed = name !== undefined && io === "output";
  return {
    schema: isNamed ? { $ref: `#/components/schemas/${name}` } : jsonSchemaOf(schema, io),
  };
}

function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
  return json;
}
