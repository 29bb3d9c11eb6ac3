import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectDelimiter } from "../../shared/import/detectDelimiter.ts";
import { detectEncoding, type Encoding } from "../../shared/import/detectEncoding.ts";
import { type CsvRow, readCsv } from "./readCsv.ts";
import { statedDelimiter } from "./statedDelimiter.ts";

const dir = await mkdtemp(join(tmpdir(), "leadlight-import-"));
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

/** Writes a file and reads it, as it is found to be. */
async function read(bytes: string | Uint8Array, encoding?: Encoding): Promise<CsvRow[]> {
  const file = join(dir, "file.csv");
  const sample = Buffer.from(bytes as Uint8Array);
  await writeFile(file, sample);
  const known = encoding ?? detectEncoding(sample);
  const delimiter = detectDelimiter(new TextDecoder(known).decode(sample));
  const rows: CsvRow[] = [];
  for await (const row of readCsv(file, { encoding: known, delimiter })) rows.push(row);
  return rows;
}
const cells = async (bytes: string | Uint8Array, encoding?: Encoding) =>
  (await read(bytes, encoding)).map((row) => row.cells);

describe("a file of CSV", () => {
  const expected = [
    ["Email", "Näme"],
    ["a@b.example", "Zoë, or so"],
  ];

  it.each<[string, string | Uint8Array, Encoding?]>([
    ["with commas", 'Email,Näme\na@b.example,"Zoë, or so"\n'],
    ["with semicolons and CRLF", "Email;Näme\r\na@b.example;Zoë, or so\r\n"],
    ["with tabs, and nothing after the last line", "Email\tNäme\na@b.example\tZoë, or so"],
    ["with CR alone", "Email;Näme\ra@b.example;Zoë, or so\r"],
    ["with a byte order mark", '\ufeffEmail,Näme\n\na@b.example,"Zoë, or so"\n'],
    ["in UTF-16, as Excel's “Unicode text”", utf16("Email\tNäme\r\na@b.example\tZoë, or so\r\n")],
    ["in UTF-16 without a mark", Buffer.from('Email,Näme\na@b.example,"Zoë, or so"\n', "utf16le")],
    [
      "in Windows-1252, when that is stated",
      Buffer.from("Email;Näme\r\na@b.example;Zoë, or so\r\n", "latin1"),
      "windows-1252",
    ],
  ])("is read %s", async (_, bytes, encoding) => {
    expect(await cells(bytes, encoding)).toEqual(expected);
  });

  it("gives the line on which a row begins, whatever its cells contain", async () => {
    const rows = await read('a,b\r\n1,"x\r\ny\r\nz"\r\n2,"say ""hi"""\r\n\r\n3,12" screen\r\n');
    expect(rows).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["1", "x\ny\nz"] },
      { line: 5, cells: ["2", 'say "hi"'] },
      { line: 7, cells: ["3", '12" screen'] },
    ]);
  });

  it("is read as it was written, with any cells, ends of lines and delimiters", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\n", " ", "é", "'", "😀"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 5 }),
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        async (rows, delimiter, end) => {
          const table = [["x", "y"], ...rows.map(([a, b]) => [`${a}.`, b])];
          const text = stringify(table, { delimiter, record_delimiter: end, quoted: true });
          expect(await cells(text)).toEqual(table);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each<[string, Uint8Array, string]>([
    [
      "an Excel workbook",
      Buffer.from("PK\u0003\u0004rest"),
      "The file is an Excel workbook: save it as",
    ],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), "The file is packed with gzip: unpack it first"],
    [
      "no text",
      Buffer.from("a,b\n1,\0\n1,1234567"),
      "The file has zero bytes in it: it is not a text file.",
    ],
    [
      "an open quote",
      Buffer.from('a,b\n1,2\n3,"4\n5,6\n'),
      "The row that begins after line 2 has a quote",
    ],
  ])("is refused as %s, with a message that says how to fix it", async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
  });

  it("is refused when it stops being UTF-8 after its beginning, with the line", async () => {
    const many = "a@b.example,Zoë\n".repeat(20_000);
    const bytes = Buffer.concat([Buffer.from(many), Buffer.from("x,Zo\xeb\n", "latin1")]);
    await expect(read(bytes, "utf-8")).rejects.toThrow("Line 20001 is not UTF-8.");
  });
});

describe("the delimiter", () => {
  it("that was stated, and is not there, is refused with the one that is", () => {
    expect(() => statedDelimiter(";", "a,b,c\n")).toThrow(
      "The first line has no semicolon, but 2 of comma: leave --delimiter out.",
    );
    expect(statedDelimiter("semicolon", "a,b;c,d\n")).toBe(";");
    expect(statedDelimiter("\\t", "a,b\tc\n")).toBe("\t");
    expect(detectDelimiter('"a,b,c";d\n')).toBe(";");
    expect(detectDelimiter("email\n")).toBe(",");
    expect(() => statedDelimiter("x", "a,b\n")).toThrow(
      "--delimiter: one of comma, semicolon, tab, bar.",
    );
  });
});
