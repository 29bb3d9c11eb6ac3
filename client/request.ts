import type { ProblemDocument } from "../shared/api/words.ts";
import { LeadlightError } from "./leadlightError.ts";

export interface ClientOptions {
  /** Where the Worker is, e.g. `https://leadlight.example.workers.dev`. */
  readonly url: string;
  /** An API key, `ll_…`. It opens one site. */
  readonly key: string;
  /** Instead of the global one, e.g. that of a service binding. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** How often to try again when the Worker says "not now"; 3 without it. */
  readonly retries?: number;
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

interface Call {
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request, and again when the answer says to come back; gives the answer when it is a good one. */
export type Send = (method: string, path: string, call?: Call) => Promise<Response>;

/** Nobody waits longer than this between two tries, whatever the answer says. */
const maxWaitSeconds = 60;

export function createSend({ url, key, fetch: send, retries = 3 }: ClientOptions): Send {
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
      const address = base + path + searchOf(query);
      const answer = await (send === undefined ? fetch(address, init) : send(address, init));
      if (answer.ok) return answer;
      // Both say that nothing was done: the same again is safe.
      const isLater = answer.status === 503 || answer.status === 429;
      if (!isLater || tries >= retries) throw new LeadlightError(await problemOf(answer));
      await answer.body?.cancel();
      await wait(waitSeconds(answer.headers.get("retry-after"), tries));
    }
  };
}

/** As the answer says; a server that says nothing gets 1, 2, 4 … seconds. */
function waitSeconds(retryAfter: string | null, tries: number): number {
  const told = retryAfter === null ? Number.NaN : Number(retryAfter);
  return Math.min(Number.isNaN(told) ? 2 ** tries : told, maxWaitSeconds);
}

const wait = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** Lists become `a,b`. */
function searchOf(query: Query): string {
  const stated = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return stated.length === 0 ? "" : `?${new URLSearchParams(stated)}`;
}

/** A proxy in between may answer with a page instead of a problem document. */
async function problemOf(answer: Response): Promise<ProblemDocument> {
  const text = await answer.text();
  const isProblem = answer.headers.get("content-type")?.includes("problem+json") === true;
  return isProblem
    ? (JSON.parse(text) as ProblemDocument)
    : { type: "about:blank", title: `HTTP ${answer.status}`, status: answer.status };
}
