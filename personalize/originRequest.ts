import type { HeldVariant } from "./entityTag.ts";

/** Encodings that the runtime decompresses; pages in other encodings could not be rewritten. */
const unpacked = /^(gzip|br|identity)\b/i;

/**
 * The request for the origin: with the origin's entity tag instead of a variant's, and with the encodings that the
 * runtime decompresses. An unchanged request is not copied.
 */
export function originRequest(request: Request, held: HeldVariant | null): Request {
  const accepted = request.headers.get("accept-encoding");
  const asked = accepted?.split(/\s*,\s*/) ?? [];
  const encodings = asked.filter((encoding) => unpacked.test(encoding));
  if (held === null && encodings.length === asked.length) return request;
  const headers = new Headers(request.headers);
  if (held !== null) headers.set("if-none-match", held.originTag);
  if (accepted !== null) headers.set("accept-encoding", encodings.join(", ") || "identity");
  return new Request(request, { headers });
}

/** The same request for the whole page, whatever the browser has cached. */
export function wholePage(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of ["if-none-match", "if-modified-since", "if-range", "range"])
    headers.delete(name);
  return new Request(request, { headers });
}
