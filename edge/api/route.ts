import type { Context } from "hono";
import type * as z from "zod";
import type { AnswerOf } from "../../shared/answerOf.ts";
import { maxBodyBytes } from "../../shared/wire/limits.ts";
import type { Ports } from "../ports/ports.ts";
import { type Access, accessProblems, type Sender, type SenderOf } from "./access.ts";
import type { Body } from "./body.ts";
import { parametersOf } from "./middleware/parameters.ts";
import { type ProblemName, problem } from "./middleware/problem.ts";
import type { PathParameter } from "./pathParameter.ts";
import type { Script } from "./script.ts";

/** What a route answers with one status, when all is well. */
export interface Answer {
  readonly description: string;
  /** Of an answer in JSON. */
  readonly schema?: z.ZodType;
  /** Of any other. */
  readonly mediaType?: string;
}

/** What handlers take from the Worker. */
export interface Server {
  readonly ports: Ports;
  readonly script: Script;
  readonly routes: readonly Route[];
}

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type Params = Readonly<Record<string, PathParameter<unknown>>>;
type Answers = Readonly<Record<number, Answer>>;

type ParamsOf<Path extends string, Parsed extends Params> = {
  readonly [Name in NamesIn<Path>]: Parsed[Name] extends PathParameter<infer Value>
    ? Value
    : string;
};

type BodyOfAnswer<Given> = Given extends { readonly schema: infer Schema extends z.ZodType }
  ? AnswerOf<Schema>
  : never;

/** What a handler gets: the request, checked and parsed. */
type Input<
  Path extends string,
  Given extends Access,
  Parsed extends Params,
  Query extends z.ZodObject,
  Value,
  Replies extends Answers,
> = Server &
  SenderOf<Given> & {
    readonly c: Context;
    readonly params: ParamsOf<Path, Parsed>;
    readonly query: z.output<Query>;
    readonly body: Value;
    /** Answers in JSON. The body must be what `answers` says of the status. */
    readonly json: <Status extends keyof Replies & number>(
      status: Status,
      body: BodyOfAnswer<Replies[Status]>,
      headers?: Readonly<Record<string, string>>,
    ) => Response;
  };

interface Definition<
  Path extends string,
  Given extends Access,
  Parsed extends Params,
  Query extends z.ZodObject,
  Value,
  Replies extends Answers,
> {
  readonly method: "get" | "post" | "put" | "delete";
  /** e.g. `/v1/leads/{id}`. */
  readonly path: Path;
  /** `operationId` of the OpenAPI document. */
  readonly id: string;
  readonly summary: string;
  readonly access: Given;
  /** Parts of the path that are parsed; the others are texts. */
  readonly params?: Parsed;
  readonly query?: Query;
  readonly body?: Body<Value>;
  /** Bytes of the body; 65,536 without it. */
  readonly limit?: number;
  readonly answers: Replies;
  /** What the handler itself may answer. Those of access, body and parameters are added. */
  readonly problems?: readonly ProblemName[];
  readonly handle: (
    input: Input<Path, Given, Parsed, Query, Value, Replies>,
  ) => Response | Promise<Response>;
}

/** One route of the API, as the app serves it and the OpenAPI document describes it. */
export interface Route {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly access: Access;
  readonly query: z.ZodObject | null;
  readonly body: Body<unknown> | null;
  readonly limit: number;
  readonly answers: Answers;
  /** All of them. */
  readonly problems: readonly ProblemName[];
  /** Parses an admitted request, and answers it. */
  readonly answer: (c: Context, sender: Sender, server: Server) => Promise<Response>;
}

/**
 * Defines a route. Access, limits, parsing, messages and the OpenAPI document follow from it.
 *
 * @example
 * export const showLead = route({
 *   method: "get",
 *   path: "/v1/leads/{id}",
 *   id: "showLead",
 *   summary: "Shows one lead",
 *   access: { scope: "read" },
 *   params: { id: leadId },
 *   answers: { 200: { description: "The lead", schema: leadView } },
 *   handle: async ({ c, site, params, ports, json }) => {
 *     const lead = await explainLead(site, params.id, ports);
 *     return lead === null ? problem(c, "unknown-lead") : json(200, lead);
 *   },
 * });
 */
export function route<
  const Path extends string,
  const Given extends Access,
  Replies extends Answers,
  Parsed extends Params = Record<never, never>,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Value = undefined,
>(definition: Definition<Path, Given, Parsed, Query, Value, Replies>): Route {
  const { method, path, id, summary, access, answers, problems = [], handle } = definition;
  const { limit = maxBodyBytes, query = null, body = null } = definition;
  const params: Params = definition.params ?? {};
  return {
    ...{ method, path, id, summary, access, answers, limit, query, body },
    problems: [
      ...accessProblems(definition),
      ...(query === null ? [] : (["invalid-parameter"] as const)),
      ...Object.values(params).map(({ otherwise }) => otherwise),
      ...(body === null ? [] : (["body-too-large", ...body.problems] as const)),
      ...problems,
    ],
    async answer(c, sender, server) {
      const inPath: Record<string, unknown> = {};
      for (const [name, text] of Object.entries(c.req.param())) {
        const parameter = params[name];
        const value = parameter === undefined ? text : parameter.parse(text);
        if (parameter !== undefined && value === null) return problem(c, parameter.otherwise);
        inPath[name] = value;
      }
      const asked = query && parametersOf(c, query, access.browser ? ["site"] : []);
      if (asked?.ok === false) return problem(c, "invalid-parameter", { detail: asked.reason });
      const read = body && (await body.read(c));
      if (read?.ok === false) {
        const { name, detail } = read.reason;
        return problem(c, name, detail === undefined ? {} : { detail });
      }
      const json = (status: number, value: unknown, headers = {}) =>
        c.json(value, status as 200, { "cache-control": "no-store", ...headers });
      // The schemas above made the values, so the handler's types hold.
      return handle({
        ...{ ...server, ...sender, c, json },
        ...{ params: inPath, query: asked?.value ?? {}, body: read?.value },
      } as unknown as Parameters<typeof handle>[0]);
    },
  };
}
