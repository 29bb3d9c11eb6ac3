import { decodings, singleByte } from "./decodings.ts";

/** Encodings of files; Excel's plain CSV is `windows-1252` in the west of Europe, `windows-1250` in its east. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", ...singleByte] as const;
export type Encoding = (typeof encodings)[number];

/** Files that are not text, by their first bytes. */
const others: readonly (readonly [bytes: readonly number[], hint: string])[] = [
  [[0x50, 0x4b, 3, 4], "is an Excel workbook: save it as “CSV UTF-8”"],
  [[0xd0, 0xcf, 0x11, 0xe0], "is an old Excel workbook: save it as “CSV UTF-8”"],
  [[0x1f, 0x8b], "is packed with gzip: unpack it first (gunzip)"],
];

/**
 * A file's encoding, by its byte order mark or its bytes. Where several encodings give plausible text, the person has
 * to choose: no name is to be stored in wrong letters.
 *
 * @param sample The beginning of the file.
 * @throws With a hint, for a file that is not text, or whose encoding is not certain.
 */
export function detectEncoding(sample: Uint8Array): Encoding {
  const begins = (...bytes: readonly number[]) =>
    bytes.every((byte, index) => sample[index] === byte);
  for (const [bytes, hint] of others) {
    if (begins(...bytes)) throw new Error(`The file ${hint}.`);
  }
  if (begins(0xff, 0xfe)) return "utf-16le";
  if (begins(0xfe, 0xff)) return "utf-16be";
  const zeros = [0, 1].map((parity) =>
    sample.filter((byte, index) => byte === 0 && index % 2 === parity),
  );
  const [even = 0, odd = 0] = zeros.map(({ length }) => length);
  if (even + odd > sample.length / 4) return odd > even ? "utf-16le" : "utf-16be";
  if (even + odd > 0) throw new Error("The file has zero bytes in it: it is not a text file.");
  const line = lineOfFault(sample);
  if (line === null) return "utf-8";
  // The last character may be cut off.
  const found = decodings(sample);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only.encoding;
  throw notUtf8(line, found);
}

/** @param found Encodings that the file may be in, and its text in each. */
export function notUtf8(
  line: number,
  found: readonly { readonly encoding: string; readonly text: string }[] = [],
): Error {
  const choices = found.map(({ encoding, text }) => `${encoding} (“${wordIn(text, found)}”)`);
  const hint =
    choices.length > 1
      ? `It may be ${choices.join(" or ")}: say which encoding it is`
      : "Excel's plain “CSV” is windows-1252 or windows-1250: say which encoding it is";
  return new Error(`Line ${line} is not UTF-8. ${hint}, or save it as “CSV UTF-8”.`);
}

/** The first word that the encodings spell differently. */
function wordIn(text: string, found: readonly { readonly text: string }[]): string {
  const others = found.filter((one) => one.text !== text).map((one) => words(one.text));
  return (
    words(text).find((word, index) => others.some((other) => other[index] !== word)) ?? ""
  ).slice(0, 40);
}

const words = (text: string): string[] => text.split(/[\s,;|"]+/);

/** The first line that is not UTF-8; `null` when all of the sample is. */
function lineOfFault(sample: Uint8Array): number | null {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(sample, { stream: true });
    return null;
  } catch {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
    let line = 1;
    for (const byte of sample) {
      try {
        decoder.decode(Uint8Array.of(byte), { stream: true });
      } catch {
        break;
      }
      if (byte === 0x0a) line++;
    }
    return line;
  }
}
