import { logLossOf } from "../odds.ts";
import { sigmoidTable, tableDensity, tableLimit } from "./sigmoidTable.ts";

/**
 * A term of the sum: each row falls into one cell, and the cell's value is added to the row's log-odds.
 * A term of one feature has a cell a bin; a pair has a cell for each two bins.
 */
export interface Term {
  readonly cells: number;
  /** Adds a shallow tree, fitted to the cells' gradients and hessians, to `step` (log-odds a cell). */
  readonly fitTree: (gradient: Float64Array, hessian: Float64Array, step: Float64Array) => unknown;
}

/** Rows as boosting reads them: for each term the cell of each row, and where the sum begins. */
export interface BoostRows {
  readonly cellOf: readonly Uint16Array[];
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
  /** Log-odds before the first tree; boosting adds to it in place. */
  readonly logOdds: Float64Array;
}

export interface BoostOptions {
  readonly maxRounds: number;
  /** Rounds without a better held-out loss after which boosting stops. */
  readonly patience: number;
  /** Part of each tree that is added. */
  readonly learningRate: number;
}

export interface Boosted {
  /** For each term its cells' log-odds, as they were at the best held-out loss. */
  readonly tables: readonly Float64Array[];
  readonly heldOutLoss: number;
  readonly rounds: number;
}

/**
 * Cyclic boosting: in each round every term gets one shallow tree, so that no feature takes what belongs to a
 * correlated one. Stops early by the log-loss of the held-out rows, and returns the tables of the best round.
 */
export function boostTerms(
  terms: readonly Term[],
  train: BoostRows,
  heldOut: BoostRows,
  { maxRounds, patience, learningRate }: BoostOptions,
): Boosted {
  const most = Math.max(1, ...terms.map(({ cells }) => cells));
  const gradient = new Float64Array(most);
  const hessian = new Float64Array(most);
  const step = new Float64Array(most);
  const tables = terms.map(({ cells }) => new Float64Array(cells));
  let best = tables.map((table) => table.slice());
  let bestLoss = meanLogLoss(heldOut);
  let bestRound = 0;
  let round = 0;
  while (round < maxRounds && round - bestRound < patience) {
    round++;
    for (const [index, term] of terms.entries()) {
      const cellOf = train.cellOf[index] as Uint16Array;
      gradient.fill(0, 0, term.cells);
      hessian.fill(0, 0, term.cells);
      step.fill(0, 0, term.cells);
      sumGradients(train, cellOf, gradient, hessian);
      term.fitTree(gradient, hessian, step);
      const table = tables[index] as Float64Array;
      for (let cell = 0; cell < term.cells; cell++) {
        step[cell] = (step[cell] as number) * learningRate;
        table[cell] = (table[cell] as number) + (step[cell] as number);
      }
      addStep(train.logOdds, cellOf, step);
      addStep(heldOut.logOdds, heldOut.cellOf[index] as Uint16Array, step);
    }
    const loss = meanLogLoss(heldOut);
    if (loss < bestLoss - 1e-7) {
      bestLoss = loss;
      bestRound = round;
      best = tables.map((table) => table.slice());
    }
  }
  return { tables: best, heldOutLoss: bestLoss, rounds: bestRound };
}

/** Sums the gradient (outcome less probability) and the hessian of log-loss for each cell. */
export function sumGradients(
  { outcomes, weights, logOdds }: BoostRows,
  cellOf: Uint16Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const last = 2 * tableLimit * tableDensity;
  for (let row = 0; row < cellOf.length; row++) {
    const place = Math.min(
      last,
      Math.max(0, ((logOdds[row] as number) + tableLimit) * tableDensity),
    );
    const index = place | 0;
    const low = sigmoidTable[index] as number;
    const probability = low + ((sigmoidTable[index + 1] as number) - low) * (place - index);
    const weight = weights[row] as number;
    const cell = cellOf[row] as number;
    gradient[cell] =
      (gradient[cell] as number) + weight * ((outcomes[row] as number) - probability);
    hessian[cell] = (hessian[cell] as number) + weight * probability * (1 - probability);
  }
}

function addStep(logOdds: Float64Array, cellOf: Uint16Array, step: Float64Array): void {
  for (let row = 0; row < cellOf.length; row++)
    logOdds[row] = (logOdds[row] as number) + (step[cellOf[row] as number] as number);
}

/** Mean log-loss of rows by their log-odds, weighted. */
export function meanLogLoss({ outcomes, weights, logOdds }: BoostRows): number {
  let sum = 0;
  let weightSum = 0;
  for (let row = 0; row < outcomes.length; row++) {
    const weight = weights[row] as number;
    sum += weight * logLossOf(outcomes[row] as number, logOdds[row] as number);
    weightSum += weight;
  }
  return weightSum === 0 ? 0 : sum / weightSum;
}
