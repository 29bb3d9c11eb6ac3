import { maxNameChars } from "../shared/wire/limits.ts";

/**
 * Text as the wire takes it: no control characters, at most `maxChars` long. Pages and addresses are
 * written by anyone; without this one odd character would have the whole event refused.
 */
export function clip(text: unknown, maxChars = maxNameChars): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return `${text}`.replace(/[\0-\x1f\x7f]/g, " ").slice(0, maxChars);
}
