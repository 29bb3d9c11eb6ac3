import type { Settings } from "./options.ts";
import { rewritePage } from "./rewritePage.ts";
import { variantHeaders } from "./variantHeaders.ts";

/** One tier's variant of a page; the page itself when it cannot be read. */
export function toVariant(page: Response, tier: string, settings: Settings): Response {
  let body: ReadableStream | null = null;
  if (page.body !== null) {
    try {
      body = rewritePage(page, tier, settings).body;
    } catch (error) {
      // The script still shows and hides by its attributes.
      console.warn("personalize: a page goes out as it is:", String(error));
      return page;
    }
  }
  const { status, statusText } = page;
  return new Response(body, { status, statusText, headers: variantHeaders(page.headers, tier) });
}

const typeOf = ({ headers }: Response) => headers.get("content-type")?.toLowerCase() ?? "";

/** Can it be rewritten? The runtime unpacks `gzip` and `br`. */
export function isPage(response: Response): boolean {
  const encoding = response.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  return typeOf(response).startsWith("text/html") && /^(identity|gzip|br)$/.test(encoding);
}

/** Nobody can say in which part of a page an element begins and ends. */
export const isPartOfPage = (response: Response): boolean =>
  response.status === 206 && /^(text\/html|multipart\/byteranges)/.test(typeOf(response));
