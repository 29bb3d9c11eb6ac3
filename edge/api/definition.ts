import type { Context } from "hono";
import type * as z from "zod";
import type { AnswerOf } from "../../shared/answerOf.ts";
import type { Ports } from "../ports/ports.ts";
import type { Access, Sender, SenderOf } from "./access.ts";
import type { Body } from "./body.ts";
import type { ProblemName } from "./middleware/problem.ts";
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

export type Params = Readonly<Record<string, PathParameter<unknown>>>;
export type Answers = Readonly<Record<number, Answer>>;

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

/** What a route states. */
export interface Definition<
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
