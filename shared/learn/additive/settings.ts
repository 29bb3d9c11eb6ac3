import type { BoostOptions } from "./boostTerms.ts";
import type { TreeOptions } from "./treeOptions.ts";

/** A leaf holds at least one unit of hessian: four rows at even odds, eight where one in seven wins. */
export const tree: TreeOptions = { shrinkage: 1, minLeafHessian: 1 };

/** Of many rows each round costs more and says more: boosting takes larger steps and waits less. */
const manyRows = 20_000;

export const mainBoost = (rows: number): BoostOptions =>
  rows > manyRows
    ? { maxRounds: 80, patience: 5, learningRate: 0.2 }
    : { maxRounds: 400, patience: 30, learningRate: 0.1 };

export const pairBoost = (rows: number): BoostOptions =>
  rows > manyRows
    ? { maxRounds: 80, patience: 5, learningRate: 0.1 }
    : { maxRounds: 200, patience: 30, learningRate: 0.05 };

/** Candidates of one training, the best by gain. Those that do not lower held-out loss are dropped later. */
export const maxPairs = 20;
