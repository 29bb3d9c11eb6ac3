import type { MainsOfBag } from "../additive/boostMains.ts";
import type { PairsOfBag } from "../additive/boostPairs.ts";
import type { Shape } from "../additive/shape.ts";
import type { Statement } from "../data/statement.ts";
import type { Directions } from "../direction.ts";
import type { LearnedModel, ModelKind } from "../model.ts";
import type { Choice } from "./chooseCandidate.ts";

export interface TrainingOptions {
  /** Features that may only raise, or only lower, the probability, by name. Numbers only. */
  readonly directions?: Directions;
}

/** One additive model while it is fitted, bag by bag. */
export interface FitInProgress {
  readonly shape: Shape;
  readonly mains: readonly MainsOfBag[];
  /** The pairs that are boosted, once every bag has its single features. */
  readonly pairs?: readonly (readonly [number, number])[];
  readonly pairBags: readonly PairsOfBag[];
}

/** Predictions of one fold's held-out rows, by candidate, rounded to a millionth. */
export interface FoldPredictions {
  readonly points: readonly number[];
  readonly logistic: readonly (readonly number[])[];
  readonly additive: readonly number[];
  readonly pairs: readonly number[];
}

/**
 * A training between two steps: plain JSON, to be stored anywhere. The table is not in it; it is passed to each step
 * and recognised by `print`.
 */
export interface TrainingState {
  readonly version: 1;
  readonly print: number;
  readonly options: TrainingOptions;
  readonly notes: readonly Statement[];
  /** Steps done, and steps in all as far as is known. */
  readonly progress: { readonly done: number; readonly all: number };
  readonly folds: readonly FoldPredictions[];
  readonly fit?: FitInProgress;
  readonly choice?: Choice & { readonly kind: ModelKind };
  readonly model?: LearnedModel;
}
