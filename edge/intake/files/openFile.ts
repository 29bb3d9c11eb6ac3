import { detectDelimiter } from "../../../shared/import/detectDelimiter.ts";
import { detectEncoding, type Encoding } from "../../../shared/import/detectEncoding.ts";
import { readRows } from "../../../shared/import/readRows.ts";
import { nothing } from "../../../shared/import/tally.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { FileState } from "./fileState.ts";

/** A file that was opened. */
export interface OpenFile {
  readonly state: FileState;
  /** As much of it as is there, every end of a line as `\n`. */
  readonly text: string;
}

/**
 * Finds out how a file is written.
 *
 * @param stated Its encoding, where somebody says so.
 * @param isWhole All of it is there, not only its beginning.
 * @returns A sentence that says what to mend, for what is no CSV.
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
    if (error instanceof TypeError) return fail("It is not in the encoding that you named.");
    return fail((error as Error).message);
  }
}
