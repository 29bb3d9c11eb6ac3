import type * as z from "zod";
import { maxBodyBytes } from "../../shared/wire/limits.ts";
import { type Access, accessProblems } from "./access.ts";
import type { Answers, Definition, Params, Route } from "./definition.ts";
import { parametersOf } from "./middleware/parameters.ts";
import { problem } from "./middleware/problem.ts";

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
