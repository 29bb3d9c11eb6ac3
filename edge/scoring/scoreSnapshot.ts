import { decideMoves, type StageMove } from "../../shared/handoffs/decideMoves.ts";
import { fold } from "../../shared/profile/fold.ts";
import { mergeProfiles } from "../../shared/profile/merge.ts";
import { emptyProfile, type Profile } from "../../shared/profile/profile.ts";
import { evaluatePrepared, prepare, totalsAt } from "../../shared/score/evaluate.ts";
import { forecastAt } from "../../shared/score/forecast/nextChange.ts";
import { segmentsAt } from "../../shared/score/segments.ts";
import { decideStage } from "../../shared/score/stage.ts";
import type { Member, Snapshot } from "../ports/lead.ts";
import type { PublishedModel } from "../ports/models.ts";
import type { ProfileRow } from "../ports/profileRow.ts";
import type { Scored } from "../ports/scored.ts";

/** @param now Milliseconds since 1970. */
export function scoreSnapshot(
  { members, row }: Pick<Snapshot, "members" | "row">,
  compiled: PublishedModel,
  now: number,
): Scored {
  const folded = foldMembers(members);
  const profile = profileOf(folded);
  const prepared = prepare(compiled, profile);
  const totals = totalsAt(prepared, now);
  const stage = decideStage(row?.stage ?? null, totals, compiled.model);
  const moves = decideMoves(totals, compiled.model);
  const forecast = forecastAt(prepared, now, stage);
  return {
    profile,
    totals,
    explain: () => evaluatePrepared(prepared, now),
    stage,
    moves,
    isModelAlone: isModelAlone({ members, row }, compiled, moves, now),
    segments: segmentsAt(prepared, { ...totals, stage }, now),
    evaluatedAt: now,
    nextChangeAt: forecast.nextChangeAt,
    dueAt: earlier(forecast.nextChangeAt, forecast.pointsHoldUntil),
    folded,
    upto: Math.max(...folded.map(({ upto }) => upto)),
    modelVersion: compiled.version,
  };
}

/** The earlier of two moments; `null` is never. */
const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Folds the events of each visitor, up to the visitor's last event. */
export const foldMembers = (members: readonly Member[]): ProfileRow[] =>
  members.map(
    ({ visitor, profile, upto, tail }): ProfileRow => ({
      visitor,
      upto: tail.at(-1)?.seq ?? upto,
      profile: fold(
        profile ?? emptyProfile,
        tail.map(({ event }) => event),
      ),
    }),
  );

/** The profile of all visitors of a lead together. */
export const profileOf = (folded: readonly ProfileRow[]): Profile =>
  folded.map((member) => member.profile).reduce((a, b) => mergeProfiles(a, b));

/**
 * Whether the new model alone leads to this stage. By the new model, the events that the row has counted
 * already give a stage that the moves do not rise from. A lead without a row rises from nothing.
 */
function isModelAlone(
  { members, row }: Pick<Snapshot, "members" | "row">,
  compiled: PublishedModel,
  moves: readonly StageMove[],
  now: number,
): boolean {
  if (row === null || row.modelVersion === compiled.version) return false;
  const seen = members.map((member) => ({
    ...member,
    tail: member.tail.filter(({ seq }) => seq <= row.upto),
  }));
  const before = totalsAt(prepare(compiled, profileOf(foldMembers(seen))), now);
  const stage = decideStage(row.stage, before, compiled.model);
  return moves.some(([from, , enters]) => from === stage && enters === 0);
}
