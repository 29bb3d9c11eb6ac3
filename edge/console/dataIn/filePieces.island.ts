/** For the import: the text of a file piece by piece, every end of a line as one character. */
export const filePieces = /* js */ `
const pieces = (chosen, encoding, onBytes) => {
  const reader = chosen.stream().getReader();
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  let held = "";
  const newlines = (text) => text.split("\\n").length - 1;
  const decode = (bytes) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      const readable = new TextDecoder(encoding).decode(bytes).split("\\ufffd")[0];
      throw new Error("Line " + (lines + newlines(readable)) + " is not " + encoding + ". Excel's plain “CSV” is Windows-1252: say so above, or save it as “CSV UTF-8”.");
    }
  };
  return {
    async next() {
      const { done, value } = await reader.read();
      onBytes(value?.length ?? 0);
      const text = held + decode(value);
      // The other half of a CRLF may come with the next piece.
      held = !done && text.endsWith("\\r") ? "\\r" : "";
      const plain = text.slice(0, text.length - held.length).replace(/\\r\\n?/g, "\\n");
      lines += newlines(plain);
      return { done, text: plain };
    },
    cancel: () => reader.cancel().catch(() => {}),
  };
};
`;
