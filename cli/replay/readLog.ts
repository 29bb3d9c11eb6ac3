import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { classifyRequest, type RequestKind } from "./classifyRequest.ts";
import { referrerOf } from "./eventOfRequest.ts";
import { type LoggedRequest, parseLogLine } from "./parseLogLine.ts";

export interface ReadLog {
  readonly lines: number;
  /** Lines that are not requests: number (from 1), reason, and their beginning. */
  readonly malformed: readonly {
    readonly line: number;
    readonly why: string;
    readonly text: string;
  }[];
  readonly counts: Readonly<Record<RequestKind, number>>;
  /** Every request that could be read, in the order of the log. */
  readonly requests: readonly { readonly request: LoggedRequest; readonly kind: RequestKind }[];
  /** The most frequent host of referrers: the site itself. */
  readonly ownHost: string | null;
  /** The latest time in it that is not in the future, milliseconds since 1970. */
  readonly endMs: number;
}

/** Reads a whole log; `-` is standard input, `.gz` is unpacked. */
export async function readLog(path: string): Promise<ReadLog> {
  const raw = path === "-" ? process.stdin : createReadStream(path);
  const input = path.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  // Errors of the file itself, e.g. ENOENT, must reach the reader of the lines.
  if (input !== raw) raw.on("error", (error: Error) => input.emit("error", error));

  const malformed: { line: number; why: string; text: string }[] = [];
  const counts = { page: 0, download: 0, asset: 0, bot: 0, failed: 0, "not-a-visit": 0 };
  const requests: { request: LoggedRequest; kind: RequestKind }[] = [];
  const hosts = new Map<string, number>();
  let lines = 0;
  let endMs = 0;
  for await (const text of linesOf(input)) {
    if (text.trim() === "") continue;
    lines++;
    const parsed = parseLogLine(text);
    if (!parsed.ok) {
      malformed.push({ line: lines, why: parsed.reason, text: text.slice(0, 100) });
      continue;
    }
    const request = parsed.value;
    const kind = classifyRequest(request);
    counts[kind]++;
    if (request.at <= Date.now()) endMs = Math.max(endMs, request.at);
    requests.push({ request, kind });
    const host = referrerOf(request.referrer)?.host;
    if (host !== undefined) hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  const ownHost = [...hosts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  return { lines, malformed, counts, requests, ownHost, endMs: endMs || Date.now() };
}

async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const failed = new Promise<never>((_, reject) => input.once("error", reject));
  failed.catch(() => {});
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  for (;;) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done) return;
    yield next.value;
  }
}
