import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { CsvRow } from "./readCsv.ts";

interface RefusedReport {
  readonly add: (row: CsvRow, reason: string) => Promise<void>;
  /** Writes the rest to the disk. */
  readonly end: () => Promise<void>;
}

/** `leads.csv` → `leads.refused.csv`. */
export const reportFileOf = (file: string): string =>
  `${file.replace(/\.[^./\\]*$/, "")}.refused.csv`;

/**
 * Writes rejected rows unchanged after their line and reason: once corrected, the file can be imported itself.
 * A cell that a spreadsheet would run as a formula becomes text. Without rejected rows there is no file; one of
 * an earlier import is deleted.
 */
export async function createRefusedReport(
  file: string,
  header: readonly string[],
): Promise<RefusedReport> {
  await rm(file, { force: true });
  const lines = stringify({ escape_formulas: true, bom: true, record_delimiter: "windows" });
  let written: Promise<void> | undefined;
  return {
    async add({ line, cells }, reason) {
      if (written === undefined) {
        written = finished(lines.pipe(createWriteStream(file)));
        lines.write(["line", "reason", ...header]);
      }
      const hasRoom = lines.write([String(line), reason, ...cells]);
      if (!hasRoom) await new Promise((resolve) => lines.once("drain", resolve));
    },
    async end() {
      lines.end();
      await written;
    },
  };
}
