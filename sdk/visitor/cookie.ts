import { key } from "./key.ts";

/** Chromium caps cookies at 400 days; every day on which a page is seen renews it. */
const cookieSeconds = 34_000_000;

const dayMs = 86_400_000;

/** All cookies that scripts may read, as a header has them. */
export const readCookies = (): string => document.cookie;

/**
 * The widest domain that takes a cookie: of public suffixes the browser has the list. Unset without a cookie; a
 * server that renders the page imports this file, too, and has no location.
 */
export let siteDomain: string | undefined;

/** Keeps a text in the cookie of the widest domain that takes it, one for all subdomains; no text ends it. */
export function keepCookie(text: string): void {
  const labels = location.hostname.split(".");
  // Browsers refuse one for "co.uk", as they would for "com": with two labels it begins.
  labels.some((_, index) => {
    // The day distinguishes a cookie that was just accepted from an older one, and by the index the Worker, which
    // renews it, whose it is. What was written today is not written again: the page waits for its cookies.
    siteDomain = labels.slice(-2 - index).join(".");
    const cookie = `${key()}=${text}.${index}.${(Date.now() / dayMs) | 0}`;
    if (!document.cookie.includes(cookie))
      // biome-ignore lint/suspicious/noDocumentCookie: its successor is asynchronous and not everywhere.
      document.cookie = `${cookie};domain=${siteDomain};path=/;samesite=lax;max-age=${text ? cookieSeconds : 0}`;
    return document.cookie.includes(cookie);
  });
}
