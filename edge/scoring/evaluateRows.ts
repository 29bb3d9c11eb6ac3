import type { SiteKey } from "../../shared/identity/ids.ts";
import type { LeadUpdate, Snapshot } from "../ports/lead.ts";
import type { PublishedModel } from "../ports/models.ts";
import { isSameRow } from "./isSameRow.ts";
import { rowOf } from "./rowOf.ts";
import { scoreSnapshot } from "./scoreSnapshot.ts";

/** The rows of some leads as they are now. */
interface EvaluatedRows {
  /** To be written whole. */
  readonly changed: readonly LeadUpdate[];
  /** Lists show the same, of the same events: to be stamped (`LeadStore.stamp`). */
  readonly unchanged: readonly LeadUpdate[];
  /** How many are in another stage than before. */
  readonly restaged: number;
}

/** @param now Milliseconds since 1970. */
export function evaluateRows(
  snapshots: readonly Snapshot[],
  modelOf: (site: SiteKey) => PublishedModel,
  now: number,
): EvaluatedRows {
  const changed: LeadUpdate[] = [];
  const unchanged: LeadUpdate[] = [];
  let restaged = 0;
  for (const snapshot of snapshots) {
    const { row: before } = snapshot;
    const row = rowOf(snapshot, scoreSnapshot(snapshot, modelOf(snapshot.site), now));
    // A row may have counted events that were erased since. It is replaced all the same.
    const after = { ...row, upto: Math.max(row.upto, before?.upto ?? 0) };
    const isSame = before !== null && before.upto === after.upto && isSameRow(before, after);
    (isSame ? unchanged : changed).push(after);
    if (before?.stage !== after.stage) restaged++;
  }
  return { changed, unchanged, restaged };
}
