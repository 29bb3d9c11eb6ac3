import { config } from "../config.ts";
import { guard } from "../guard.ts";

/** Text kept in localStorage, or nothing where that is blocked: even touching it may throw. */
export const readStored = guard((key: string) => localStorage.getItem(key));

/** Keeps a text, where that is wanted; no text forgets it. */
export const writeStored = guard((key: string, text: string) => {
  if (text && !config.storage) localStorage.setItem(key, text);
  else localStorage.removeItem(key);
});
