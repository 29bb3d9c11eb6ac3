import * as z from "zod";
import { leadErased } from "../../../shared/api/erasure.ts";
import { eventsPage, explanation, leadView } from "../../../shared/api/lead.ts";
import { leadPage } from "../../../shared/api/leadList.ts";
import { eventsTaken, identified, linksMade } from "../../../shared/api/orders.ts";
import { collectAnswer, ownAnswer, provisionalAnswer } from "../../../shared/api/standing.ts";
import { problemDocument } from "../../../shared/api/words.ts";
import { type ProblemName, problems } from "../middleware/problem.ts";
import type { Answer, Operation } from "./operation.ts";
import { operations } from "./operations.ts";

/** Schemas that generated clients get a type of that name for. */
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

/** What every route with an API key may answer. */
const keyProblems: readonly ProblemName[] = [
  "missing-api-key",
  "invalid-api-key",
  "missing-scope",
  "too-many-requests",
];

/** The OpenAPI 3.1 document, made from the schemas that validate. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const methods = paths[operation.path] ?? {};
    methods[operation.method] = operationOf(operation);
    paths[operation.path] = methods;
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

function operationOf(operation: Operation): Record<string, unknown> {
  const { path, id, summary, scope, query, body, answers, isForBrowsers } = operation;
  const { bodyMediaType = "application/json" } = operation;
  const forKey = scope === undefined ? [] : [{ apiKey: [scope] }];
  const security = isForBrowsers || scope === undefined ? [...forKey, {}] : forKey;
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return {
    operationId: id,
    summary,
    security,
    parameters: [...parameters, ...(query ? queryOf(query) : [])],
    ...(body && {
      requestBody: { required: true, content: { [bodyMediaType]: contentOf(body, "input") } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
      ),
      ...problemsOf(operation),
    },
  };
}

/** Of a query each parameter stands for itself. */
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
function problemsOf(operation: Operation): Record<string, unknown> {
  const names = [...(operation.scope === undefined ? [] : keyProblems), ...operation.problems];
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
