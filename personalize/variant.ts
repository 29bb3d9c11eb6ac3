import type { EdgeLead } from "../shared/personalize/edgeLead.ts";
import type { Settings } from "./options.ts";
import { rewritePage } from "./rewritePage.ts";
import { variantHeaders } from "./variantHeaders.ts";
import { variantName } from "./variantName.ts";

/** The variant of a page for a visitor; the page itself when it cannot be rewritten. */
export function toVariant(page: Response, lead: EdgeLead, settings: Settings): Response {
  let body: ReadableStream | null = null;
  if (page.body !== null) {
    try {
      body = rewritePage(page, lead, settings).body;
    } catch (error) {
      // The script still shows and hides by its attributes.
      console.warn("personalize: a page is sent unchanged:", String(error));
      return page;
    }
  }
  const { status, statusText } = page;
  const headers = variantHeaders(page.headers, variantName(lead));
  return new Response(body, { status, statusText, headers });
}

const typeOf = ({ headers }: Response) => headers.get("content-type")?.toLowerCase() ?? "";

/** Can it be rewritten? The runtime unpacks `gzip` and `br`. */
export function isPage(response: Response): boolean {
  const encoding = response.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  return typeOf(response).startsWith("text/html") && /^(identity|gzip|br)$/.test(encoding);
}

/** A part of a page cannot be rewritten: its elements may begin or end outside of it. */
export const isPartOfPage = (response: Response): boolean =>
  response.status === 206 && /^(text\/html|multipart\/byteranges)/.test(typeOf(response));
