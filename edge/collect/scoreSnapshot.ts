import { decideStage } from "../../shared/decide/stage.ts";
import { fold } from "../../shared/profile/fold.ts";
import { mergeProfiles } from "../../shared/profile/merge.ts";
import { emptyProfile, type Profile } from "../../shared/profile/profile.ts";
import { type Evaluation, evaluatePrepared, prepare } from "../../shared/score/evaluate.ts";
import { nextChangeAt } from "../../shared/score/nextChange.ts";
import { segmentsAt } from "../../shared/score/segments.ts";
import type { Member, ProfileRow, PublishedModel, Snapshot } from "../ports.ts";

/** A lead, folded and evaluated. */
export interface Scored {
  readonly profile: Profile;
  readonly evaluation: Evaluation;
  readonly stage: string | null;
  /** Names of the model's segments that it is in. */
  readonly segments: readonly string[];
  /** Milliseconds since 1970; when tier or stage will change by themselves, or `null`. */
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
  const evaluation = evaluatePrepared(prepared, now);
  const stage = decideStage(row?.stage ?? null, evaluation, compiled.model);
  return {
    profile,
    evaluation,
    stage,
    segments: segmentsAt(prepared, { ...evaluation, stage }, now),
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
