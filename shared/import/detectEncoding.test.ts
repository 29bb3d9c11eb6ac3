import { describe, expect, it } from "vitest";
import { detectEncoding } from "./detectEncoding.ts";

/** Bytes of a text in an encoding of one byte a character. */
function bytesIn(encoding: string, text: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [
      new TextDecoder(encoding).decode(Uint8Array.of(byte)),
      byte,
    ]),
  );
  return Uint8Array.from(text, (char) => {
    const byte = table.get(char);
    if (byte === undefined) throw new Error(`${encoding} has no ${char}`);
    return byte;
  });
}

const german = "Email;Name;Ort\na@b.example;Jürgen Müller;Köln\nc@b.example;Zoë Weiß;Düsseldorf\n";
const polish = "Imię;E-mail;Miasto\nŁucja;a@b.example;Łódź\nPaweł;c@b.example;Gdańsk\n";

describe("the encoding of a file", () => {
  it.each([
    ["windows-1252", german],
    ["windows-1252", "Prénom,Email,Note\nFrançois,a@b.example,€ 500\n"],
    ["windows-1250", polish],
    ["windows-1250", "Jméno;E-mail\nJiří Dvořák;a@b.example\nŽofie Šťastná;c@b.example\n"],
    ["iso-8859-2", "Imię;E-mail\nŁucja Śliwińska;a@b.example\nStanisław Żak;c@b.example\n"],
    ["macintosh", "Nom,Email\nMüller Élodie,a@b.example\nLefèvre,c@b.example\n"],
    ["windows-1251", "Имя;Email\nИван Петров;a@b.example\nЕлена Смирнова;c@b.example\n"],
  ])("is found: %s", (encoding, text) => {
    const found = new TextDecoder(detectEncoding(bytesIn(encoding, text)));
    expect(found.decode(bytesIn(encoding, text))).toBe(text);
  });

  it("is asked for where two encodings give names that people may have, with both of them", () => {
    expect(() =>
      detectEncoding(bytesIn("windows-1250", "Email;Name\na@b.example;Kos\n\nc;č\n")),
    ).toThrow(
      /Line 4 is not UTF-8. It may be windows-1252 \(“è”\) or windows-1250 \(“č”\).*say which/,
    );
  });

  it.each([
    ["an Excel workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 0), "The file is an Excel workbook"],
    ["zero bytes", Uint8Array.of(0x61, 0, 0x62, 0x63, 0x64, 0x65), "zero bytes"],
    ["noise", Uint8Array.of(0x61, 0x81, 0x9d, 0x01, 0xff, 0x0a), "Line 1 is not UTF-8"],
  ])("is refused for %s", (_, bytes, message) => {
    expect(() => detectEncoding(bytes)).toThrow(message);
  });
});
