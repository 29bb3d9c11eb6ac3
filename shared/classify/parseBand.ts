import { type DecimalMark, parseNumber } from "./parseNumber.ts";

const between =
  /^(.*?\d.*?)\s*(?:-|–|—|\bto\b|\bbis\b|\bà\b|\ba\b|\baté\b|\btot\b|\bdo\b|\baž\b)\s*(\S*\d.*)$/iu;
const orMore =
  /^(?:>=?|≥|over|more than|über|mehr als|ab|plus de|más de|oltre|più di|meer dan|ponad|powyżej|mais de|více než|nad)\s*(.*\d.*)$/iu;
const orMoreAfter =
  /^(.*\d\S*?)\s*(?:\+|plus|or more|and more|oder mehr|und mehr|et plus|o más|y más|o più|e più|of meer|en meer|lub więcej|i więcej|ou mais|a více)\.?$/iu;
const upTo =
  /^(?:<=?|≤|under|less than|up to|unter|weniger als|bis zu|bis|moins de|menos de|meno di|minder dan|mniej niż|poniżej|do|méně než)\s*(.*\d.*)$/iu;

/**
 * The lower end of a band, such as a form or a CRM offers: 51 of `51-200`, 1000 of `1,000+`, 1 of `< 10`. It never
 * gives points for a size that the person may not have.
 *
 * @returns `null` for text that is no band.
 */
export function parseBand(text: string, mark: DecimalMark | null, isCount: boolean): number | null {
  const number = (part: string | undefined) => {
    const parsed = part === undefined ? null : parseNumber(part, mark, isCount);
    return typeof parsed === "number" ? parsed : null;
  };
  const trimmed = text.trim();
  const [, least] = orMore.exec(trimmed) ?? orMoreAfter.exec(trimmed) ?? [];
  if (least !== undefined) return number(least);
  const [, most] = upTo.exec(trimmed) ?? [];
  if (most !== undefined) return number(most) === null ? null : 1;
  const [, from, to] = between.exec(trimmed) ?? [];
  const low = number(from);
  const high = number(to);
  if (low === null || high === null) return null;
  // `10-50M`: the unit belongs to both ends.
  return low <= high ? low : null;
}
