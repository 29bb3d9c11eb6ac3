import type { ProblemDocument } from "../shared/api/words.ts";
import { LeadlightError } from "./leadlightError.ts";

export interface ClientOptions {
  /** Where the Worker is, e.g. `https://leadlight.example.workers.dev`. */
  readonly url: string;
  /** An API key, `ll_…`. It opens one site. */
  readonly key: string;
  /** Instead of the global one, e.g. that of a service binding. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** How often to try again after an outcome for which `retryOn` holds. @defaultValue 3 */
  readonly retries?: number;
  /**
   * Which outcomes are tried again: an answer that is no success, or the error of a connection that failed.
   * By default 429 and 503: both say that nothing was done. More is safe where sending the same twice
   * changes nothing: reading, and events with ids.
   */
  readonly retryOn?: (outcome: Response | Error) => boolean;
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

interface Call {
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request, and again where that is safe. @throws LeadlightError, or the error of the connection. */
export type Send = (method: string, path: string, call?: Call) => Promise<Response>;

/** The longest wait between two tries, whatever the answer says. */
const maxWaitSeconds = 60;

const isRefusedForNow = (outcome: Response | Error): boolean =>
  outcome instanceof Response && (outcome.status === 429 || outcome.status === 503);

export function createSend({
  url,
  key,
  fetch: send = (input, init) => fetch(input, init),
  retries = 3,
  retryOn = isRefusedForNow,
}: ClientOptions): Send {
  const base = url.replace(/\/+$/, "");
  return async (method, path, { query = {}, body, headers } = {}) => {
    const init = {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    for (let tries = 0; ; tries++) {
      const outcome = await send(base + path + searchOf(query), init).catch(asError);
      const isAnswer = !(outcome instanceof Error);
      if (isAnswer && outcome.ok) return outcome;
      if (tries >= retries || !retryOn(outcome)) {
        throw isAnswer ? new LeadlightError(await problemOf(outcome)) : outcome;
      }
      if (isAnswer) await outcome.body?.cancel();
      await wait(waitSeconds(isAnswer ? outcome.headers.get("retry-after") : null, tries));
    }
  };
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

/** As the answer says; without a `retry-after` 1, 2, 4 … seconds. */
function waitSeconds(retryAfter: string | null, tries: number): number {
  const stated = retryAfter === null ? Number.NaN : Number(retryAfter);
  return Math.min(Number.isNaN(stated) ? 2 ** tries : stated, maxWaitSeconds);
}

const wait = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** Lists become `a,b`. */
function searchOf(query: Query): string {
  const stated = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return stated.length === 0 ? "" : `?${new URLSearchParams(stated)}`;
}

/** A proxy between client and Worker may answer with a page instead of a problem document. */
async function problemOf(answer: Response): Promise<ProblemDocument> {
  const text = await answer.text();
  const isProblem = answer.headers.get("content-type")?.includes("problem+json") === true;
  return isProblem
    ? (JSON.parse(text) as ProblemDocument)
    : {
        type: "about:blank",
        title: `HTTP ${answer.status} from ${answer.url}`,
        status: answer.status,
      };
}
