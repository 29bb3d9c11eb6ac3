import { maxNameChars } from "../../../shared/events/limits.ts";

/** A name that an event can carry: one line, of limited length; `null` for an empty one. */
export function plainName(text: unknown): string | null {
  if (typeof text !== "string") return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  return line === "" ? null : line.slice(0, maxNameChars);
}
