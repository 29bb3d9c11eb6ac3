import { analyse } from "chardet";

/** Single-byte encodings of CSV files, the commonest first; `macintosh` is Excel for Mac's plain CSV. */
export const singleByte = [
  "windows-1252",
  "windows-1250",
  "iso-8859-2",
  "windows-1251",
  "macintosh",
] as const;
export type SingleByte = (typeof singleByte)[number];

/** The names that chardet has for them; it does not distinguish the two of a family. */
const families: Readonly<Record<string, readonly SingleByte[]>> = {
  "ISO-8859-1": ["windows-1252"],
  "windows-1252": ["windows-1252"],
  "ISO-8859-9": ["windows-1252"],
  "windows-1254": ["windows-1252"],
  "ISO-8859-2": ["windows-1250", "iso-8859-2"],
  "windows-1250": ["windows-1250", "iso-8859-2"],
  "windows-1251": ["windows-1251"],
  "ISO-8859-5": ["windows-1251"],
};

/** chardet's confidence is a percentage; on a few names it is low, and then the distance to the next one decides. */
const minConfidence = 25;
const minDistance = 10;

/**
 * The encodings that a text which is not UTF-8 may be in: those that give plausible words, one for each different
 * text. One is certain; of several the person has to choose.
 *
 * @param sample The beginning of a file.
 */
export function decodings(sample: Uint8Array): { encoding: SingleByte; text: string }[] {
  const found: { encoding: SingleByte; text: string }[] = [];
  for (const encoding of singleByte) {
    const text = new TextDecoder(encoding).decode(sample);
    if (isPlausible(text) && !found.some((one) => one.text === text))
      found.push({ encoding, text });
  }
  if (found.length < 2) return found;
  const votes = new Map<SingleByte, number>();
  for (const { name, confidence } of analyse(sample)) {
    for (const encoding of families[name] ?? []) {
      votes.set(encoding, Math.max(votes.get(encoding) ?? 0, confidence));
    }
  }
  const [first, second] = found
    .map((one) => ({ ...one, votes: votes.get(one.encoding) ?? 0 }))
    .sort((a, b) => b.votes - a.votes);
  const isSure =
    first !== undefined &&
    first.votes >= minConfidence &&
    first.votes - (second?.votes ?? 0) >= minDistance;
  return isSure ? [{ encoding: first.encoding, text: first.text }] : found;
}

/**
 * Whether a decoded text can be one that a person wrote: no control characters, no sign such as `£` or `³` inside a
 * word, no capital after a small letter (`£ódŸ`, `MŸller`), and no word in two scripts.
 */
function isPlausible(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they show a wrong encoding.
  if (/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/.test(text)) return false;
  return (text.match(/[^\s,;|"@.<>()/:-]*\P{ASCII}[^\s,;|"@.<>()/:-]*/gu) ?? []).every((word) => {
    if (/\p{Ll}(?!\p{ASCII})\p{Lu}/u.test(word)) return false;
    if (
      /\p{L}(?!\p{ASCII})[\p{S}\p{Lm}\p{No}¿¡§¶†‡•…‰]\p{L}|^(?!\p{ASCII})[\p{S}\p{Lm}]\p{L}/u.test(
        word,
      )
    )
      return false;
    if (/\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)) return false;
    // No language of Latin letters has so many beyond A to Z in a row.
    return !/((?!\p{ASCII})\p{Script=Latin}){4}/u.test(word);
  });
}
