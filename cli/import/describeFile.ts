import { columnInWords } from "../../shared/import/columnInWords.ts";
import type { Columns } from "../../shared/import/columns.ts";
import { delimiters } from "../../shared/import/detectDelimiter.ts";
import type { CsvFormat } from "./readCsv.ts";

/** How the columns of a file will be imported, as text for the person who runs the import. */
export function describeFile(
  file: string,
  { header, targets }: Columns,
  { encoding, delimiter }: CsvFormat,
): string {
  const width = Math.min(40, Math.max(...header.map(({ length }) => length)));
  const lines = header.map((name, at) => {
    const words = columnInWords(targets[at] ?? null);
    return `  ${name.padEnd(width)}  ${words === null ? "not imported" : `→ ${words}`}`;
  });
  return [`${file}: ${encoding}, columns separated by ${delimiters[delimiter]}`, ...lines].join(
    "\n",
  );
}
