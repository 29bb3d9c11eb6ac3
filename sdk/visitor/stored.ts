import { guard } from "../guard.ts";

/** Text kept in localStorage, or nothing where that is blocked: even touching it may throw. */
export const readStored = guard((key: string) => localStorage.getItem(key));

/** Chromium caps cookies at 400 days; every page renews it. */
const cookieSeconds = 34_000_000;

/** Keeps a text in a first-party cookie; none forgets it. */
export const writeCookie = guard((key: string, text?: string) => {
  // biome-ignore lint/suspicious/noDocumentCookie: its successor is asynchronous and not everywhere.
  document.cookie = `${key}=${text};path=/;samesite=lax;max-age=${text ? cookieSeconds : 0}`;
});

/** Keeps a text; none forgets it. */
export const writeStored = guard((key: string, text?: string) => {
  if (text) localStorage.setItem(key, text);
  else localStorage.removeItem(key);
});
