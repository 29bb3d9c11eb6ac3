import { detectEncoding, type Encoding } from "../../../shared/import/detectEncoding.ts";
import { readHead } from "../../../shared/import/readHead.ts";
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
    const head = readHead(text, isWhole);
    if (!head.ok) return head;
    const { header, example, marks } = head.value;
    const own = { header: [...header], example: [...example], marks: [...marks] };
    const state = { encoding, ...head.value, ...own, lines: 0 };
    return ok({ state: { ...state, counts: { ...nothing, open: [] } }, text });
  } catch (error) {
    if (error instanceof TypeError) return fail("The file is not in the encoding that you chose.");
    return fail((error as Error).message);
  }
}
