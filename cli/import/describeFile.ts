import type { Columns } from "./columns.ts";
import { delimiters } from "./detectDelimiter.ts";
import type { CsvFormat } from "./readCsv.ts";

const inWords: Readonly<Record<string, string>> = {
  email: "email: whom it is about",
  lead: "lead: whom it is about",
  visitor: "visitor: whom it is about",
  outcome: "outcome: won or lost",
  outcomeAt: "outcomeAt: when it was won or lost",
  amount: "amount of the deal",
  deal: "deal: its name",
  at: "at: since when the facts are true",
};

/** How a file was understood, for whoever is about to import it. */
export function describeFile(
  file: string,
  { header, targets }: Columns,
  { encoding, delimiter }: CsvFormat,
): string {
  const width = Math.min(40, Math.max(...header.map(({ length }) => length)));
  const lines = header.map((name, at) => {
    const target = targets[at] ?? null;
    return `  ${name.padEnd(width)}  ${target === null ? "left out" : `→ ${inWords[target] ?? `trait ${target}`}`}`;
  });
  return [`${file}: ${encoding}, a ${delimiters[delimiter]} between columns`, ...lines].join("\n");
}
