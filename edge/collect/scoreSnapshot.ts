import { decideStage } from "../../shared/decide/stage.ts";
import type { CompiledModel } from "../../shared/model/compile.ts";
import { fold } from "../../shared/profile/fold.ts";
import { mergeProfiles } from "../../shared/profile/merge.ts";
import { emptyProfile, type Profile } from "../../shared/profile/profile.ts";
import { type Evaluation, evaluatePrepared, prepare } from "../../shared/score/evaluate.ts";
import { nextChangeAt } from "../../shared/score/nextChange.ts";
import type { ProfileRow, Snapshot } from "../ports.ts";

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
}

/** @param now Milliseconds since 1970. */
export function scoreSnapshot(
  { members, row }: Pick<Snapshot, "members" | "row">,
  compiled: CompiledModel,
  now: number,
): Scored {
  const folded = members.map(
    ({ visitor, profile, upto, tail }): ProfileRow => ({
      visitor,
      upto: tail.at(-1)?.seq ?? upto,
      profile: fold(
        profile ?? emptyProfile,
        tail.map(({ event }) => event),
      ),
    }),
  );
  const profile = folded.map((member) => member.profile).reduce((a, b) => mergeProfiles(a, b));
  const prepared = prepare(compiled, profile);
  const evaluation = evaluatePrepared(prepared, now);
  const stage = decideStage(row?.stage ?? null, evaluation, compiled.model);
  return {
    profile,
    evaluation,
    stage,
    segments: [],
    evaluatedAt: now,
    nextChangeAt: nextChangeAt(prepared, now, stage),
    folded,
    upto: Math.max(...folded.map(({ upto }) => upto)),
  };
}
