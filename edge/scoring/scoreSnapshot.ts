import { decideMoves, type StageMove } from "../../shared/handoffs/decideMoves.ts";
import { fold } from "../../shared/profile/fold.ts";
import { mergeProfiles } from "../../shared/profile/merge.ts";
import { emptyProfile, type Profile } from "../../shared/profile/profile.ts";
import {
  type Evaluation,
  evaluatePrepared,
  prepare,
  totalsAt,
} from "../../shared/score/evaluate.ts";
import { nextChangeAt } from "../../shared/score/forecast/nextChange.ts";
import { segmentsAt } from "../../shared/score/segments.ts";
import { decideStage } from "../../shared/score/stage.ts";
import type { Totals } from "../../shared/score/totals.ts";
import type { Member, ProfileRow, Snapshot } from "../ports/lead.ts";
import type { PublishedModel } from "../ports/models.ts";

/** A lead, folded and evaluated. */
export interface Scored {
  readonly profile: Profile;
  readonly totals: Totals;
  /** Reasons are worked out for whoever asks: nine in ten times nobody does. */
  readonly explain: () => Evaluation;
  readonly stage: string | null;
  /** Where the stage goes if the lead's row is another one by the time this is written. */
  readonly moves: readonly StageMove[];
  /** It would be in this stage without anything new: the model changed, not the lead. */
  readonly isModelAlone: boolean;
  /** Names of the model's segments that it is in. */
  readonly segments: readonly string[];
  /** Milliseconds since 1970; when tier, stage or a segment will change by itself, or `null`. */
  readonly evaluatedAt: number;
  readonly nextChangeAt: number | null;
  /** Each visitor's own fold, up to its last event. */
  readonly folded: readonly ProfileRow[];
  /** The highest `seq` that is counted in. */
  readonly upto: number;
  /** The model that it was evaluated by. */
  readonly modelVersion: number;
}

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
  return {
    profile,
    totals,
    explain: () => evaluatePrepared(prepared, now),
    stage,
    moves,
    isModelAlone: isModelAlone({ members, row }, compiled, moves, now),
    segments: segmentsAt(prepared, { ...totals, stage }, now),
    evaluatedAt: now,
    nextChangeAt: nextChangeAt(prepared, now, stage),
    folded,
    upto: Math.max(...folded.map(({ upto }) => upto)),
    modelVersion: compiled.version,
  };
}

/** Each visitor's own fold, up to its last event. */
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

/** What all visitors of a lead did, together. */
export const profileOf = (folded: readonly ProfileRow[]): Profile =>
  folded.map((member) => member.profile).reduce((a, b) => mergeProfiles(a, b));

/**
 * Did the model alone lead where the moves lead? By the new model, what the lead's row had seen already is
 * in a stage that the moves do not rise from. A lead without a row has everything to rise from.
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
