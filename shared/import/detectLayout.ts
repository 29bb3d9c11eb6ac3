import { traitOfField } from "../classify/fieldTrait.ts";
import { countDelimiters, type Delimiter, delimiters, detectDelimiter } from "./detectDelimiter.ts";

/** Where the table begins in a file, and what separates its columns. */
export interface Layout {
  readonly delimiter: Delimiter;
  /** Rows before the header that are not empty: a title, a date, `sep=;`. */
  readonly preamble: number;
}

/** A report's title, filters and date are shorter than this. */
const maxPreamble = 15;

/**
 * Finds a table's header and delimiter. The header is the first line with a name that is known, else the first line
 * whose columns the lines below it share; `sep=;` names the delimiter.
 *
 * @param text The beginning of a file, with `\n` as line ends.
 * @param stated The delimiter, if it was stated.
 */
export function detectLayout(text: string, stated?: Delimiter): Layout {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const named = /^"?sep=(.)"?;*$/i.exec(lines[0]?.trim() ?? "")?.[1];
  const separator =
    stated ?? (Object.hasOwn(delimiters, named ?? "") ? (named as Delimiter) : undefined);
  const first = named === undefined ? 0 : 1;
  const candidates = lines.slice(first, first + maxPreamble);
  const headerAt = Math.max(
    0,
    candidates.findIndex((line, index) => {
      const delimiter = separator ?? detectDelimiter(line);
      return (
        hasKnownName(line, delimiter) || isShared(line, candidates.slice(index + 1), delimiter)
      );
    }),
  );
  return {
    delimiter: separator ?? detectDelimiter(candidates[headerAt] ?? ""),
    preamble: first + headerAt,
  };
}

/** Two known names, or one that is the whole line, make a header: a title may have one of them by chance. */
function hasKnownName(line: string, delimiter: Delimiter): boolean {
  const names = line.split(delimiter).map((name) => name.replace(/^\s*"|"\s*$/g, ""));
  const known = names.filter((name) => traitOfField(name) !== null).length;
  return known > 1 || (known === 1 && (names.length === 1 || known * 2 >= names.length));
}

/** Most lines below have as many columns, or fewer where empty cells at the end are left out. */
function isShared(line: string, below: readonly string[], delimiter: Delimiter): boolean {
  const count = countDelimiters(line)[delimiter];
  if (count === 0) return false;
  const alike = below.filter((one) => {
    const columns = countDelimiters(one)[delimiter];
    return columns === count || (columns > 0 && columns < count);
  });
  return alike.length * 2 >= below.length;
}
