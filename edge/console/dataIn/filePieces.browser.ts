interface FilePieces {
  /** The next piece of text, every line end as one `\n`. */
  next(): Promise<{ readonly done: boolean; readonly text: string }>;
  cancel(): Promise<void>;
}

/**
 * Reads the text of a file piece by piece.
 *
 * @param onBytes How many bytes each piece has.
 * @throws From `next`, with the line, when the file is not in this encoding.
 */
export function filePieces(
  chosen: File,
  encoding: string,
  onBytes: (bytes: number) => void,
): FilePieces {
  const reader = chosen.stream().getReader();
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  let held = "";

  function decode(bytes: Uint8Array<ArrayBuffer> | undefined): string {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      const readable = new TextDecoder(encoding).decode(bytes).split("\ufffd")[0] ?? "";
      throw new Error(
        `Line ${lines + newlinesIn(readable)} is not ${encoding}. Excel's plain “CSV” is Windows-1252: choose that encoding above, or save the file as “CSV UTF-8”.`,
      );
    }
  }

  return {
    async next() {
      const { done, value } = await reader.read();
      onBytes(value?.length ?? 0);
      const text = held + decode(value);
      // The other half of a CRLF may come with the next piece.
      held = !done && text.endsWith("\r") ? "\r" : "";
      const plain = text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
      lines += newlinesIn(plain);
      return { done, text: plain };
    },
    cancel: () => reader.cancel().catch(() => {}),
  };
}

const newlinesIn = (text: string): number => text.split("\n").length - 1;
