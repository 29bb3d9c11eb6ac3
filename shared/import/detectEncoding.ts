/** Encodings of files; Excel's plain CSV is `windows-1252`, which includes Latin-1. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** Files that are not text, by their first bytes. */
const others: readonly (readonly [bytes: readonly number[], hint: string])[] = [
  [[0x50, 0x4b, 3, 4], "is an Excel workbook: save it as “CSV UTF-8”"],
  [[0xd0, 0xcf, 0x11, 0xe0], "is an old Excel workbook: save it as “CSV UTF-8”"],
  [[0x1f, 0x8b], "is packed with gzip: unpack it first (gunzip)"],
];

/**
 * What a file is in, by its byte order mark or its bytes. Latin-1 and similar encodings cannot be distinguished,
 * so the importer must say which: a guess would spell names wrong.
 *
 * @param sample How it begins.
 * @throws With a hint, for a file that is no text, or not surely one.
 */
export function detectEncoding(sample: Uint8Array): Encoding {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, at) => sample[at] === byte);
  for (const [bytes, hint] of others) if (begins(...bytes)) throw new Error(`The file ${hint}.`);
  if (begins(0xff, 0xfe)) return "utf-16le";
  if (begins(0xfe, 0xff)) return "utf-16be";
  const zeros = [0, 1].map((parity) =>
    sample.filter((byte, at) => byte === 0 && at % 2 === parity),
  );
  const [even = 0, odd = 0] = zeros.map(({ length }) => length);
  if (even + odd > sample.length / 4) return odd > even ? "utf-16le" : "utf-16be";
  if (even + odd > 0) throw new Error("The file has zero bytes in it: it is not a text file.");
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(sample, { stream: true });
    return "utf-8";
  } catch {
    throw notUtf8(lineOfFault(sample));
  }
}

export const notUtf8 = (line: number): Error =>
  new Error(
    `Line ${line} is not UTF-8. Excel's plain “CSV” is Windows-1252: say that the encoding is windows-1252, or save it as “CSV UTF-8”.`,
  );

function lineOfFault(sample: Uint8Array): number {
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
