import { isLegalForm } from "./legalForms.ts";

/** Written small between other words. */
const small = new Set([
  "of",
  "and",
  "the",
  "for",
  "de",
  "der",
  "des",
  "du",
  "la",
  "di",
  "da",
  "von",
  "van",
]);

/**
 * A network's name as people write it: no registry's handle in front, no legal form behind, no shouting.
 *
 * @example
 * tidyName("HENKEL AG & CO. KGAA"); // "Henkel"
 * tidyName("ASML Netherlands B.V."); // "ASML Netherlands"
 */
export function tidyName(name: string): string {
  const pieces = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u001f\u007f"]+/g, " ")
    .replace(/\([^()]{1,20}\)/g, " ")
    .trim()
    .replace(/^(?:AS\d*[-_ ]|ASN[-_ ]|[A-Z0-9]+[-_]ASN?[-_ ]+(?=\S))/, "")
    .split(/[\s,]+/)
    .filter((piece) => piece !== "");
  const isNoise = (piece: string) => isLegalForm(piece) || /^[&+.\-/]+$/.test(piece);
  while (pieces.length > 1 && isNoise(pieces.at(-1) as string)) pieces.pop();
  const shouts = pieces.join("").length > 5 && !/\p{Ll}/u.test(pieces.join(""));
  return (shouts ? pieces.map(calm) : pieces).join(" ").slice(0, 128).trim();
}

/** Short words stay as they are: they are often initials (SAP, ASML, IBM). */
function calm(word: string, index: number): string {
  const lower = word.toLowerCase();
  if (index > 0 && small.has(lower)) return lower;
  if (word.length <= 4 && !/[AEIOUY].*[AEIOUY]|^[A-Z][AEIOU][A-Z]{2}$/.test(word)) return word;
  return lower.replace(
    /(^|[-'&/])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
