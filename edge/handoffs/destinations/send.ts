import type { Outbound } from "../../ports/handoffs.ts";
import { safeUrl } from "./safeUrl.ts";

/** How long an attempt waits for a destination. */
const maxWaitMs = 10_000;

/** Only ids are read from an answer: no API needs more than this for them. */
const maxAnswerBytes = 256_000;

/** Why an attempt failed, in our own words: it never repeats what the destination answered. */
export class Failed extends Error {
  override readonly name = "Failed";
  /** `never`: another attempt would fail, too. A number: the destination said how long to wait, in milliseconds. */
  readonly again: "never" | "later" | number;
  constructor(message: string, again: Failed["again"] = "later") {
    super(message);
    this.again = again;
  }
}

/** The destination did not answer in time. */
export class TimedOut extends Failed {}

interface SendOptions {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a string. */
  readonly body?: unknown;
}

/** Sends a request and returns the JSON of its answer, or `null` when there is none. @throws Failed */
export type Send = (url: string, options?: SendOptions) => Promise<unknown>;

/** Requests to destinations: only to safe URLs; follows no redirect and waits a bounded time. */
export const createSend =
  (outbound: Outbound, waitMs = maxWaitMs): Send =>
  async (url, { method = "POST", headers = {}, body } = {}) => {
    const safe = safeUrl(url);
    if (!safe.ok) throw new Failed(`Its URL ${safe.reason}.`, "never");
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
          `It answered with a redirect (${answer.status}), which is not followed: enter the URL that it leads to.`,
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

/** Stops waiting even for a fetch that ignores its signal. */
const answerOf = <Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
    answer.then(resolve, reject);
  });

/** A success without JSON is still a success: many services answer `ok`. Callers that need an id check for it. */
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
      ? ": check its URL"
      : status === 429
        ? ": too many requests"
        : "";

/** `Retry-After` in seconds; for a date, or a wait of more than a day, the backoff decides. */
function retryAfterMs(header: string | null): "later" | number {
  const seconds = Number(header ?? Number.NaN);
  return seconds >= 1 && seconds <= 86_400 ? seconds * 1_000 : "later";
}
