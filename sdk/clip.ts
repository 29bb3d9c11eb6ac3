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
    .replace(/[^\s/]+(@|%40)[^\s/]+/g, "*")
    // Tokens in paths: long, and with letters between digits, as hex, UUIDs, JWT and most base64 have.
    // "/top-10-tools-for-b2b-in-2026" and "/Leistungsbeschreibung2026.pdf" stay.
    .replace(/\/(?=[\w-]*\d[a-z]+\d)[\w.-]{20,}/gi, "/*");
