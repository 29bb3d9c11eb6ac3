import type * as z from "zod";
import type { Scope } from "../../../shared/api/scope.ts";
import type { ProblemName } from "../middleware/problem.ts";

/** One route, as the OpenAPI document describes it. */
export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  /** e.g. `/v1/leads/{id}`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** What an API key needs for it; without one, no key is asked for. */
  readonly scope?: Scope;
  /** A browser may ask, too, with `?site=`. */
  readonly isForBrowsers?: true;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Of a body that is no JSON. */
  readonly bodyMediaType?: string;
  /** Several for one status: one of them. */
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems: readonly ProblemName[];
}

export interface Answer {
  readonly description: string;
  /** Of an answer in JSON. */
  readonly schema?: z.ZodType;
  /** Of any other. */
  readonly mediaType?: string;
}
