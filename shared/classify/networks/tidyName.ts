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
    .replace(/[\p{Cc}"]+/gu, " ")
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

/** Of short words only those that can be said aloud: SAP, ASML and IBM are initials, NIKE and BANK are not. */
function calm(word: string, index: number): string {
  const lower = word.toLowerCase();
  const isSmall = small.has(lower);
  if (isSmall && index > 0) return lower;
  const isSaid = /[AEIOUY].*[AEIOUY]|^[A-Z][AEIOU][A-Z]{2}$/.test(word);
  if (word.length <= 4 && !isSaid && !isSmall) return word;
  return lower.replace(
    /(^|[-'&/])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
