import { detectDelimiter } from "../../../shared/import/detectDelimiter.ts";
import { detectEncoding, type Encoding } from "../../../shared/import/detectEncoding.ts";
import { readRows } from "../../../shared/import/readRows.ts";
import { nothing } from "../../../shared/import/tally.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { FileState } from "./fileState.ts";

/** An opened file. */
interface OpenFile {
  readonly state: FileState;
  /** The part of it that was sent, with `\n` as line ends. */
  readonly text: string;
}

/**
 * Detects a file's encoding and delimiter, and reads its header.
 *
 * @param stated Its encoding, if the sender chose one.
 * @param isWhole The bytes are the whole file, not only its beginning.
 * @returns For a file that is not CSV, a sentence that says how to fix it.
 */
export function openFile(
  bytes: Uint8Array,
  stated: Encoding | undefined,
  isWhole: boolean,
): Result<OpenFile, string> {
  try {
    const encoding = stated ?? detectEncoding(bytes);
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
    const text = decoder.decode(bytes, { stream: !isWhole }).replace(/\r\n?/g, "\n");
    const delimiter = detectDelimiter(text);
    const read = readRows({ text, delimiter, linesBefore: 0, isLast: isWhole }, 2);
    if (!read.ok) return read;
    const [header, example] = read.value.rows.map(({ cells }) => [...cells]);
    if (header === undefined) return fail("The file is empty.");
    const state = { encoding, delimiter, header, example: example ?? [], lines: 0 };
    return ok({ state: { ...state, counts: { ...nothing, open: [] } }, text });
  } catch (error) {
    if (error instanceof TypeError) return fail("The file is not in the encoding that you chose.");
    return fail((error as Error).message);
  }
}
