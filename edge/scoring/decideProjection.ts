import type { LeadRow, Projection, Snapshot } from "../ports/lead.ts";
import type { Scored } from "../ports/scored.ts";
import { isSameRow } from "./isSameRow.ts";
import { rowOf } from "./rowOf.ts";

/** Up to 16 unfolded events are cheap to fold on every request. A longer tail is worth the row of a profile. */
const maxTail = 16;

/**
 * A beacon that writes the lead's row leaves the profile to the next one, so that no beacon pays for both. A
 * tail longer than this is folded all the same. (A batch of many events can reach it at once.)
 */
const maxTailWhileChanging = 64;

/** What to write of an evaluated lead: its row if lists would show another one, and profiles with long tails. */
export function decideProjection(snapshot: Snapshot, scored: Scored): Projection {
  const row = rowOf(snapshot, scored);
  const { row: before } = snapshot;
  const isWritten = before === null || !isSameRow(before, row) || isDueSooner(before, row);
  const allowed = isWritten ? maxTailWhileChanging : maxTail;
  return {
    lead: isWritten ? row : null,
    profiles: scored.folded.filter((_, index) => {
      const tail = snapshot.members[index]?.tail ?? [];
      return tail.length > allowed;
    }),
  };
}

/** A row that is due too early is found by the job, and costs one evaluation; one that is due too late is not. */
const isDueSooner = (before: LeadRow, after: LeadRow): boolean =>
  after.dueAt !== null && (before.dueAt === null || after.dueAt < before.dueAt);
