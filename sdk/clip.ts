import { maxNameChars } from "../shared/events/limits.ts";

/**
 * Text as the wire takes it: no control characters, at most `maxChars` long, and nothing that only its
 * visitor should know. Pages and addresses are written by anyone; without this one odd character would
 * have the whole event refused.
 */
export const clip = (text: unknown, maxChars = maxNameChars): string =>
  `${text}`
    .replace(/\p{Cc}/gu, " ")
    .slice(0, maxChars)
    // E-mail addresses, as text and percent-encoded.
    .replace(/[^\s/]+(@|%(25)*40)[^\s/]+\.[a-z]{2}[^\s/]*/gi, "*")
    // Tokens in paths: a run of letters and digits mixed, a UUID, case that changes as in no word.
    // "/services/24x7-managed-it-support" and "/Leistungsbeschreibung2026.pdf" stay.
    .replace(
      /\/(?=[\w.-]*((?=[^\W_]{12})[^\W_]*\d[a-zA-Z]+\d|(-[\da-f]{4}){3}-|([a-z\d][A-Z](?![a-z]{2})[\w-]*){2}))[\w.-]{20,}/g,
      "/*",
    );
