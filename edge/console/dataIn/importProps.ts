import type { DecimalMark } from "../../../shared/classify/parseNumber.ts";
import type { Columns } from "../../../shared/import/columns.ts";
import type { Encoding } from "../../../shared/import/detectEncoding.ts";
import type { DateOrder } from "../../../shared/import/parseDate.ts";
import type { RefusedRow } from "../../../shared/import/readRows.ts";
import type { Counts } from "../../../shared/import/tally.ts";
import type { FileState } from "../../intake/files/fileState.ts";

/** What the page of an import shows. */
export interface ImportProps {
  /** What the person chose. */
  readonly stated: {
    readonly dates?: DateOrder | undefined;
    readonly encoding?: Encoding | undefined;
    readonly mark?: DecimalMark | undefined;
    /** Words for deals that were won or lost, separated by commas. */
    readonly won?: string;
    readonly lost?: string;
  };
  /** `null` before there is a file. */
  readonly state: FileState | null;
  readonly columns?: Columns;
  /** Only without scripts in the browser. */
  readonly result?: ImportResult;
  readonly error?: string;
}

/** The result of an import, or of its preview. */
export interface ImportResult {
  readonly counts: Counts;
  readonly refused: readonly RefusedRow[];
  readonly isDryRun: boolean;
}
