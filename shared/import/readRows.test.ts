import { stringify } from "csv-stringify/browser/esm/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRow, maxRowChars, readRows } from "./readRows.ts";

/** Reads a text slice by slice, as the console's page does. */
function readAll(text: string, sliceChars: number, maxRows: number): CsvRow[] {
  const rows: CsvRow[] = [];
  let from = 0;
  let linesBefore = 0;
  for (let size = sliceChars; from < text.length; ) {
    const isLast = from + size >= text.length;
    const slice = {
      text: text.slice(from, from + size),
      delimiter: ",",
      linesBefore,
      isLast,
    } as const;
    const read = readRows(slice, maxRows);
    if (!read.ok) throw new Error(read.reason);
    rows.push(...read.value.rows);
    from += read.value.chars;
    linesBefore += read.value.lines;
    // Half a row: a longer slice is needed.
    size = read.value.chars === 0 ? size * 2 : sliceChars;
  }
  return rows;
}

describe("rows of a slice", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "ü", "🙂", ",", '"', "\n", " "),
    maxLength: 8,
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), {
    minLength: 1,
    maxLength: 12,
  });

  it("are the rows of the whole file, with their lines, wherever it is cut", () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (cells, size, max) => {
          const text = stringify(cells, { quoted: true, quoted_empty: true });
          const rows = readAll(text, size, max);
          expect(rows.map((row) => row.cells)).toEqual(cells);
          expect(rows).toEqual(readAll(text, text.length, 100));
          for (const { line } of rows) expect(text.split("\n")[line - 1]?.[0]).toBe('"');
        },
      ),
    );
  });

  it("are refused with the line when a quote is never closed", () => {
    const broken = `a,b\n1,2\n3,"${"x".repeat(50)}`;
    const slice = { text: broken, delimiter: ",", linesBefore: 10, isLast: true } as const;
    expect(readRows(slice, 9)).toMatchObject({ reason: expect.stringContaining("after line 12 ") });
    const endless = { ...slice, text: `"${"x".repeat(maxRowChars)}`, isLast: false };
    expect(readRows(endless, 9)).toMatchObject({
      reason: expect.stringContaining("after line 10 "),
    });
  });
});
