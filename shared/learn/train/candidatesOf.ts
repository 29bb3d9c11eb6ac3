import type { TrainingTable } from "../data/table.ts";
import { penalties } from "../logistic/shrunkLogistic.ts";
import type { Candidate } from "./chooseCandidate.ts";
import type { Fold } from "./folds.ts";
import type { FoldPredictions } from "./trainingState.ts";

/** The candidates, from the simplest to the most complicated, with the predictions of every fold. */
export const candidatesOf = (folds: readonly FoldPredictions[]): Candidate[] => [
  { kind: "points", logOdds: folds.flatMap(({ points }) => points) },
  ...penalties.map((l2, index) => ({
    kind: "logistic" as const,
    l2,
    logOdds: folds.flatMap(({ logistic }) => logistic[index] ?? []),
  })),
  { kind: "additive", logOdds: folds.flatMap(({ additive }) => additive) },
  { kind: "pairs", logOdds: folds.flatMap(({ pairs }) => pairs) },
];

/** Outcomes and weights of the folds' held-out rows, in the order of the predictions. */
export function foldLabels(
  table: TrainingTable,
  folds: readonly Fold[],
): { readonly outcomes: Uint8Array; readonly weights: Float64Array } {
  const rows = folds.flatMap(({ test }) => [...test]);
  return {
    outcomes: Uint8Array.from(rows, (row) => table.outcomes[row] as number),
    weights: Float64Array.from(rows, (row) => table.weights[row] as number),
  };
}
