import type { StageMove } from "../../shared/handoffs/decideMoves.ts";
import type { Profile } from "../../shared/profile/profile.ts";
import type { Evaluation } from "../../shared/score/evaluate.ts";
import type { Totals } from "../../shared/score/totals.ts";
import type { ProfileRow } from "./profileRow.ts";

/** A lead, folded and evaluated at one moment. All moments are milliseconds since 1970. */
export interface Scored {
  readonly profile: Profile;
  readonly totals: Totals;
  /** Works out the reasons. Nine requests in ten do not ask for them. */
  readonly explain: () => Evaluation;
  readonly stage: string | null;
  /** The stage after this evaluation for each stage that the row may be in when it is written. */
  readonly moves: readonly StageMove[];
  /** Whether the new model alone changed the stage, without any new event. */
  readonly isModelAlone: boolean;
  /** Names of the model's segments that the lead is in. */
  readonly segments: readonly string[];
  readonly evaluatedAt: number;
  /** When tier, stage or a segment changes if nothing else happens, or `null`. People see this one. */
  readonly nextChangeAt: number | null;
  /** When the row must be evaluated again so that its points stay right (`pointsHoldUntil`), or `null`. */
  readonly dueAt: number | null;
  /** The folded events of each visitor, up to the visitor's last event. */
  readonly folded: readonly ProfileRow[];
  /** The highest `seq` that is counted in. */
  readonly upto: number;
  /** The version of the model; 0 for the default model. */
  readonly modelVersion: number;
}
