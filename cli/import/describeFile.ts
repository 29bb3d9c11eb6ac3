import { columnInWords } from "../../shared/import/columnInWords.ts";
import type { Columns } from "../../shared/import/columns.ts";
import { delimiters } from "../../shared/import/detectDelimiter.ts";
import type { CsvFormat } from "./readCsv.ts";

/** How a file was understood, for whoever is about to import it. */
export function describeFile(
  file: string,
  { header, targets }: Columns,
  { encoding, delimiter }: CsvFormat,
): string {
  const width = Math.min(40, Math.max(...header.map(({ length }) => length)));
  const lines = header.map((name, at) => {
    const words = columnInWords(targets[at] ?? null);
    return `  ${name.padEnd(width)}  ${words === null ? "left out" : `→ ${words}`}`;
  });
  return [`${file}: ${encoding}, a ${delimiters[delimiter]} between columns`, ...lines].join("\n");
}
