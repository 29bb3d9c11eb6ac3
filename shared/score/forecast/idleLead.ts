import type { Account } from "../account.ts";
import type { Bands } from "../bands.ts";
import type { ScoringContext } from "../earned.ts";
import type { TierAndStage } from "./tierAndStage.ts";
import type { TimedSegment } from "./timedSegments.ts";

/** A lead whose future is asked for, in which nothing happens but time passing. */
export interface IdleLead extends ScoringContext {
  readonly decaying: readonly Decaying[];
  readonly timedSegments: readonly TimedSegment[];
  readonly tierAndStageOf: (bands: Bands) => TierAndStage;
  /** Tier and stage at the start of the forecast. */
  readonly current: TierAndStage;
  /** Which of the timed segments the lead is in at the start of the forecast. */
  readonly currentSegments: readonly boolean[];
}

/** An account that loses worth with time, and its rule's index in the model. */
export interface Decaying {
  readonly account: Account;
  readonly index: number;
}

export const decayingIn = ({ compiled, accounts }: ScoringContext): Decaying[] =>
  compiled.decayingRules.flatMap(({ index }) => {
    const account = accounts[index];
    return account === undefined || account.paid === 0 ? [] : [{ account, index }];
  });
