/** The mark before the decimals: `1.234,5` has a comma. */
export type DecimalMark = "." | ",";

/** Signs and codes of currencies, and words for employees: they are no part of the number. */
const units =
  /[$€£¥]|\b(eur|euros?|usd|us|gbp|chf|cad|aud|pln|zł|czk|kč|sek|nok|dkk|kr|brl|employees|people|persons|mitarbeiter\p{L}*|mitarbeitende|personen|employés|salariés|empleados|dipendenti|medewerkers|pracowników|funcionários|zaměstnanců)\b\.?/giu;

/** Larger units, by their words. */
const factors: readonly (readonly [RegExp, number])[] = [
  [/(k|tsd|mil)\.?$/i, 1e3],
  [/(m|mn|mio|million(s|en)?|millones|milioni|miljoen|mln)\.?$/i, 1e6],
  [/(b|bn|mrd|billions?|milliarden?|milliards?|miljard|mld)\.?$/i, 1e9],
];

/**
 * A number as people write it, with separators of thousands: `1,200`, `1.250.000,00 €`, `1 200`, `2.5M`.
 *
 * @param mark The decimal mark, if it is known.
 * @param isCount It is a whole number, so that one separator before three digits is one of thousands.
 * @returns `"ambiguous"` when one separator stands before three digits and the mark is unknown; `null` for text.
 */
export function parseNumber(
  text: string,
  mark: DecimalMark | null,
  isCount = false,
): number | "ambiguous" | null {
  let plain = text
    .replace(units, " ")
    .trim()
    .replace(/(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3}(\D|$))/g, "");
  const [suffix, factor] =
    factors.find(([word]) => /\d\s*$/.test(plain.replace(word, "")) && word.test(plain)) ?? [];
  if (suffix !== undefined) plain = plain.replace(suffix, "").trim();
  const value = plainNumber(
    plain,
    factor === undefined ? mark : (mark ?? "any"),
    isCount && factor === undefined,
  );
  return typeof value === "number" ? value * (factor ?? 1) : value;
}

function plainNumber(
  text: string,
  mark: DecimalMark | null | "any",
  isCount: boolean,
): number | "ambiguous" | null {
  if (!/^[-+]?\d[\d.,]*$/.test(text) || /^[-+]?0\d/.test(text)) return null;
  const known = markIn(text) ?? (mark === "any" ? null : mark);
  if (known !== null) return numberOf(text, known);
  const [, separator, tail = ""] = /([.,])(\d+)$/.exec(text) ?? [];
  if (separator === undefined) return numberOf(text, ".");
  if (tail.length !== 3 || mark === "any") return numberOf(text, separator as DecimalMark);
  return isCount ? numberOf(text, separator === "." ? "," : ".") : "ambiguous";
}

/** The decimal mark that a number shows by itself: two kinds of separators, one of them twice, or not three digits. */
export function markIn(text: string): DecimalMark | null {
  const separators = [...text.matchAll(/[.,]/g)].map(([one]) => one as DecimalMark);
  const [first] = separators;
  const last = separators.at(-1);
  if (first === undefined || last === undefined) return null;
  if (first !== last) return last;
  if (separators.length > 1) return first === "." ? "," : ".";
  const tail = text.length - text.indexOf(first) - 1;
  return tail === 3 && !/^[-+]?0[.,]/.test(text) && text.indexOf(first) <= 4 ? null : first;
}

/** `null` when the separators do not make groups of three digits. */
function numberOf(text: string, mark: DecimalMark): number | null {
  const thousands = mark === "." ? "," : ".";
  const [whole = "", decimals = "", more] = text.split(mark);
  const isGrouped =
    /^[-+]?\d+$/.test(whole) || new RegExp(`^[-+]?\\d{1,3}(\\${thousands}\\d{3})+$`).test(whole);
  if (more !== undefined || !isGrouped || decimals.includes(thousands)) return null;
  const digits = whole.replaceAll(thousands, "");
  if (digits.replace(/^[-+]/, "").length > 15) return null;
  return Number(`${digits}.${decimals || "0"}`);
}
