import { applyTier, firstTier, tierKey } from "./applyTier.ts";

/**
 * The boot snippet, built to `dist/boot.js` and pasted inline in `<head>`: it applies the last known
 * tier and segments before the first paint, which an async script is too late for. The script finds its style
 * sheet and goes on with it.
 */
let known: string | null = null;
try {
  known = localStorage.getItem(tierKey);
} catch {
  // Blocked storage: everybody is a first-time visitor.
}
try {
  applyTier(known || firstTier);
} catch {
  // Nothing of this may reach the page.
}
