import type { ProblemDocument } from "../shared/api/words.ts";
import { LeadlightError } from "./leadlightError.ts";

export interface ClientOptions {
  /** Address of the Worker, e.g. `https://leadlight.example.workers.dev`. */
  readonly url: string;
  /** An API key, `ll_…`. It opens one site. */
  readonly key: string;
  /** Replaces the global `fetch`, e.g. with that of a service binding. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** How often to try again after 429 and 503; 3 without it. */
  readonly retries?: number;
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

interface Call {
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request, and again after 429 and 503. @throws {LeadlightError} For any other problem. */
export type Send = (method: string, path: string, call?: Call) => Promise<Response>;

/** The longest wait between two tries, whatever the answer says. */
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
      // Both mean that nothing was done, so sending again is safe.
      const isLater = answer.status === 503 || answer.status === 429;
      if (!isLater || tries >= retries) throw new LeadlightError(await problemOf(answer));
      await answer.body?.cancel();
      await wait(waitSeconds(answer.headers.get("retry-after"), tries));
    }
  };
}

/** As `Retry-After` says; without it 1, 2, 4 … seconds. */
function waitSeconds(retryAfter: string | null, tries: number): number {
  const stated = retryAfter === null ? Number.NaN : Number(retryAfter);
  return Math.min(Number.isNaN(stated) ? 2 ** tries : stated, maxWaitSeconds);
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

/** Reads a problem document. A proxy may answer with a page instead. */
async function problemOf(answer: Response): Promise<ProblemDocument> {
  const text = await answer.text();
  const isProblem = answer.headers.get("content-type")?.includes("problem+json") === true;
  return isProblem
    ? (JSON.parse(text) as ProblemDocument)
    : { type: "about:blank", title: `HTTP ${answer.status}`, status: answer.status };
}
