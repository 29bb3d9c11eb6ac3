import type { Outbound } from "../../ports/handoffs.ts";
import { safeUrl } from "./safeUrl.ts";

/** Nobody waits longer for a destination. */
const maxWaitMs = 10_000;

/** Of an answer only ids are read: more than this is not meant for us. */
const maxAnswerBytes = 256_000;

/** Why an attempt failed, in our own words: never anything of what the other side answered. */
export class Failed extends Error {
  override readonly name = "Failed";
  /** Trying again changes nothing; or the other side said when to come again, in milliseconds. */
  readonly again: "never" | "later" | number;
  constructor(message: string, again: Failed["again"] = "later") {
    super(message);
    this.again = again;
  }
}

/** It took longer than anybody waits. */
export class TimedOut extends Failed {}

export interface Asked {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a text already. */
  readonly body?: unknown;
}

/** Sends a request and gives the JSON of its answer, `null` when there is none. @throws Failed */
export type Send = (url: string, asked?: Asked) => Promise<unknown>;

/** Requests to destinations: only to safe addresses, never along a redirect, never for long. */
export const createSend =
  (outbound: Outbound, waitMs = maxWaitMs): Send =>
  async (url, { method = "POST", headers = {}, body } = {}) => {
    const safe = safeUrl(url);
    if (!safe.ok) throw new Failed(`The address ${safe.reason}.`, "never");
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), waitMs);
    try {
      const answer = await answerOf(
        outbound(
          new Request(safe.value, {
            method,
            redirect: "manual",
            signal: abort.signal,
            headers: {
              ...(body !== undefined && { "content-type": "application/json" }),
              accept: "application/json",
              "user-agent": "leadlight",
              ...headers,
            },
            ...(body !== undefined && {
              body: typeof body === "string" ? body : JSON.stringify(body),
            }),
          }),
        ),
        abort.signal,
      );
      if (answer.status >= 300 && answer.status < 400) {
        await answer.body?.cancel();
        throw new Failed(
          `It answered with a redirect (${answer.status}), which is not followed: write the address it leads to.`,
        );
      }
      if (!answer.ok) {
        const again = retryAfterMs(answer.headers.get("retry-after"));
        await answer.body?.cancel();
        throw new Failed(`It answered ${answer.status}${hintOf(answer.status)}.`, again);
      }
      return await answerOf(jsonOf(answer), abort.signal);
    } catch (error) {
      if (error instanceof Failed) throw error;
      if (abort.signal.aborted) throw new TimedOut(`It did not answer within ${waitMs / 1_000} s.`);
      throw new Failed("It could not be reached.");
    } finally {
      clearTimeout(timer);
    }
  };

/** A fetch that takes no notice of its signal is left behind all the same. */
const answerOf = <Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
    answer.then(resolve, reject);
  });

/** A success that is no JSON is a success: many answer `ok`. Callers that need an id say so. */
async function jsonOf(answer: Response): Promise<unknown> {
  if (!/\bjson\b/i.test(answer.headers.get("content-type") ?? "")) {
    await answer.body?.cancel();
    return null;
  }
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    bytes += part.value.byteLength;
    if (bytes > maxAnswerBytes) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  try {
    return JSON.parse(text + decoder.decode());
  } catch {
    return null;
  }
}

const hintOf = (status: number): string =>
  status === 401 || status === 403
    ? ": check its key or token"
    : status === 404 || status === 410
      ? ": check its address"
      : status === 429
        ? ": it is asked too often"
        : "";

/** `Retry-After` in seconds; a date, or what no waiting is worth, is left to the backoff. */
function retryAfterMs(header: string | null): "later" | number {
  const seconds = Number(header ?? Number.NaN);
  return seconds >= 1 && seconds <= 86_400 ? seconds * 1_000 : "later";
}
