import { maxNameChars, maxProperties } from "../events/limits.ts";

const traitKey = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

const isFact = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);

/** A text that shows: line breaks and other control characters become spaces, and what is too long is cut. */
const fitText = (text: string): string => text.replace(/\p{Cc}/gu, " ").slice(0, maxNameChars);

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;

/**
 * Makes the properties and traits of a browser's event fit, so that one of them never costs the event: texts are
 * cut, and what is no text, number, yes or no is left out, as are names that cannot be and those past the twentieth.
 *
 * @param event As JSON has it.
 * @returns The event, and the names of what was cut or left out, e.g. `properties.plan`.
 */
export function fitFacts(event: unknown): { readonly event: unknown; readonly changed: string[] } {
  const changed: string[] = [];
  const given = record(event);
  if (!given) return { event, changed };
  const fitted = { ...given };
  for (const part of ["properties", "traits"] as const) {
    const facts = record(given[part]);
    if (!facts) continue;
    const kept: [string, string | number | boolean][] = [];
    for (const [name, value] of Object.entries(facts)) {
      const isName = part === "traits" ? traitKey.test(name) : name.length <= maxNameChars;
      const fact = typeof value === "string" ? fitText(value) : value;
      if (fact !== value) changed.push(`${part}.${fitText(name)}`);
      if (isName && isFact(fact) && kept.length < maxProperties) kept.push([name, fact]);
      else if (fact === value) changed.push(`${part}.${fitText(name)}`);
    }
    fitted[part] = Object.fromEntries(kept);
  }
  return { event: fitted, changed };
}
