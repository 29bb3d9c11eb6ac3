import { Transform } from "node:stream";
import { type Encoding, notUtf8 } from "../../shared/import/detectEncoding.ts";

/**
 * Decodes bytes to text without a byte order mark, with every line ending as `\n`. A byte that is invalid in the
 * encoding is an error with its line.
 *
 * @param onBytes Called with the number of bytes of each chunk.
 */
export function decodeText(encoding: Encoding, onBytes: (bytes: number) => void): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  let held = "";
  const decode = (bytes: Uint8Array | undefined): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw notUtf8(lines + (bytes === undefined ? 0 : newlines(readable(bytes))));
    }
  };
  const plain = (text: string): string => {
    const normal = text.replace(/\r\n?/g, "\n");
    lines += newlines(normal);
    return normal;
  };
  return new Transform({
    decodeStrings: false,
    encoding: "utf8",
    transform(bytes: Uint8Array, _, done) {
      onBytes(bytes.length);
      try {
        const text = held + decode(bytes);
        // The other half of a CRLF may come with the next chunk.
        held = text.endsWith("\r") ? "\r" : "";
        done(null, plain(text.slice(0, text.length - held.length)));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, plain(held + decode(undefined)));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

const newlines = (text: string): number => text.split("\n").length - 1;

/** The text before the first byte that is not UTF-8. */
function readable(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.slice(0, text.indexOf("\ufffd"));
}
