/** The request that a `curl` command sends. */
export interface CurlRequest {
  readonly method: string;
  /** From the origin on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** @param words The words of the command after `curl`. */
export function curlRequest(words: readonly string[]): CurlRequest {
  const headers: Record<string, string> = {};
  let method: string | undefined;
  let url = "";
  let body: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const next = words[at + 1] ?? "";
    if (!word.startsWith("-")) {
      url = word;
      continue;
    }
    if (word === "-X") method = next;
    if (word === "-d" || word === "--data-binary") body = next;
    if (word === "-H")
      headers[next.slice(0, next.indexOf(":"))] = next.slice(next.indexOf(":") + 2);
    // Only `-i` has no value.
    if (word !== "-i") at++;
  }
  const path = url.replace(/^https?:\/\/[^/]+/, "");
  return { method: method ?? (body === undefined ? "GET" : "POST"), path, headers, body };
}
