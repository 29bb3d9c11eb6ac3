import { countryCode } from "../countries/countryCode.ts";
import type { TraitValue } from "../wire/event.ts";
import { isCountTrait, isTextTrait, knownTraits } from "./fieldTrait.ts";
import { parseBand } from "./parseBand.ts";
import { type DecimalMark, parseNumber } from "./parseNumber.ts";

/** A cell that is one of two numbers: the file has to say which. */
export const ambiguous = Symbol("ambiguous number");

/**
 * A trait's value from the text of a cell or a field, as rules compare it. Countries become ISO codes, numbers and
 * `true` or `false` become such, and a band (`51-200`) becomes its lower end; `01234` and `+49…` stay text.
 *
 * @param mark The decimal mark of the column, if it is known.
 * @returns `null` for an empty cell; `ambiguous` for `2.500` while the decimal mark is unknown.
 */
export function readTraitCell(
  trait: string,
  cell: string,
  mark: DecimalMark | null,
): TraitValue | null | typeof ambiguous {
  const text = cell.trim();
  if (text === "") return null;
  if (trait === "country") return countryCode(text) ?? text;
  if (isTextTrait(trait)) return text;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const isCount = isCountTrait(trait);
  // A trait of the site's own may be a version or a code: only plain digits and separators make it a number.
  const isKnown = knownTraits.includes(trait) || trait === "amount";
  if (!isKnown && !/^[-+]?[\d.,]+$/.test(text)) return text;
  if (/^\+/.test(text)) return text;
  const number = parseNumber(text, mark, isCount);
  if (number === "ambiguous")
    return mark === null && isEnglish(text) ? Number(text.replaceAll(",", "")) : ambiguous;
  if (number !== null) return isKnown || mark !== null || !/,\d{1,2}$/.test(text) ? number : text;
  return (isKnown ? parseBand(text, mark, isCount) : null) ?? text;
}

/** The same, for a field of a form: an ambiguous number stays text, so that no rule reads a wrong one. */
export function traitOfCell(trait: string, cell: string): TraitValue | null {
  const value = readTraitCell(trait, cell, null);
  return value === ambiguous ? cell.trim() : value;
}

/** `1,200`: with a comma for thousands, unless the column says otherwise. */
const isEnglish = (text: string): boolean => /^-?\d{1,3},\d{3}$/.test(text);
