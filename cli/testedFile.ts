import type { LeadsFile } from "./findLeads.ts";
import type { GoldenOutcome } from "./goldenLeads.ts";

/** A file of golden leads, and the result of each lead. */
export interface TestedFile extends LeadsFile {
  readonly outcomes: readonly GoldenOutcome[];
}
