import { key } from "./key.ts";

/** Chromium caps cookies at 400 days; every page renews it. */
const cookieSeconds = 34_000_000;

/** All cookies that scripts may read, as a header has them. */
export const readCookies = (): string => document.cookie;

/** Keeps a text in the cookie of the widest domain that takes it, one for all subdomains; no text ends it. */
export function keepCookie(text: string): void {
  const labels = location.hostname.split(".");
  // Browsers refuse one for "co.uk", as they would for "com": with two labels it begins.
  labels.some((_, index) => {
    // The time tells a cookie that was just taken from one that was there; the index tells the Worker,
    // who renews it, whose it is.
    const value = `${text}.${index}.${Date.now()}`;
    // biome-ignore lint/suspicious/noDocumentCookie: its successor is asynchronous and not everywhere.
    document.cookie = `${key()}=${value};domain=${labels.slice(-2 - index).join(".")};path=/;samesite=lax;max-age=${text ? cookieSeconds : 0}`;
    return document.cookie.includes(value);
  });
}
