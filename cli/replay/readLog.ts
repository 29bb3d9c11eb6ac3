import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { classifyRequest, type RequestKind } from "./classifyRequest.ts";
import { createLineReader } from "./lineReader.ts";
import type { LoggedRequest } from "./loggedRequest.ts";
import { createHostFinder } from "./ownHost.ts";

export interface ReadLog {
  /** Lines that hold something: blank ones and comments do not count. */
  readonly lines: number;
  /** Lines that are not requests: where (`access.log:18`, from 1), reason, and their beginning. */
  readonly malformed: readonly {
    readonly line: string;
    readonly why: string;
    readonly text: string;
  }[];
  readonly counts: Readonly<Record<RequestKind, number>>;
  /** Every request that could be read, in the order of the log. */
  readonly requests: readonly { readonly request: LoggedRequest; readonly kind: RequestKind }[];
  /** The site's own host, or `null`. */
  readonly ownHost: string | null;
  /** The latest time in it that is not in the future, milliseconds since 1970. */
  readonly endMs: number;
}

/**
 * Reads whole logs; `-` is standard input, `.gz` is unpacked.
 *
 * @param isExcluded Requests that the person left out.
 */
export async function readLog(
  paths: readonly string[],
  isExcluded: (request: LoggedRequest) => boolean = () => false,
): Promise<ReadLog> {
  const malformed: { line: string; why: string; text: string }[] = [];
  const counts = {
    ...{ page: 0, download: 0, asset: 0, bot: 0, failed: 0, "not-a-visit": 0, excluded: 0 },
  };
  const requests: { request: LoggedRequest; kind: RequestKind }[] = [];
  const hosts = createHostFinder();
  let lines = 0;
  let endMs = 0;
  for (const path of paths) {
    const readLine = createLineReader();
    let number = 0;
    for await (const text of linesOf(path)) {
      number++;
      if (text.trim() === "") continue;
      const parsed = readLine(text);
      if (parsed === null) continue;
      lines++;
      if (!parsed.ok) {
        const line = paths.length === 1 ? `line ${number}` : `${path}, line ${number}`;
        malformed.push({ line, why: parsed.reason, text: text.slice(0, 100) });
        continue;
      }
      const request = parsed.value;
      const kind = isExcluded(request) ? "excluded" : classifyRequest(request);
      counts[kind]++;
      if (request.at <= Date.now()) endMs = Math.max(endMs, request.at);
      requests.push({ request, kind });
      hosts.see(request);
    }
  }
  const ownHost = hosts.ownHost();
  return { lines, malformed, counts, requests, ownHost, endMs: endMs || Date.now() };
}

/** @throws With the path, for a file that cannot be read. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const raw: NodeJS.ReadableStream = path === "-" ? process.stdin : createReadStream(path);
  const input: NodeJS.ReadableStream = path.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  // Errors of the file itself, e.g. ENOENT, must reach the reader of the lines.
  if (input !== raw) raw.on("error", (error: Error) => input.emit("error", error));
  const failed = new Promise<never>((_, reject) => input.once("error", reject));
  failed.catch(() => {});
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  try {
    for (;;) {
      const next = await Promise.race([lines.next(), failed]);
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${path} cannot be read: ${code ?? message}`);
  }
}
