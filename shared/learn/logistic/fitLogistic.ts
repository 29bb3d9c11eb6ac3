import { logLossOf, sigmoid } from "../odds.ts";
import { solveCholesky } from "./cholesky.ts";

export interface LogisticInput {
  readonly rows: number;
  /** One array for each column, with one number for each row. None is missing. */
  readonly columns: readonly Float64Array[];
  readonly outcomes: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  /** Log-odds that each row begins with; 0 when it is left out. */
  readonly offset?: ArrayLike<number>;
  /** Strength of the penalty `l2 / 2 · Σ coefficient²`; scikit-learn's C is 1 / l2. The intercept is free. */
  readonly l2: number;
  /** Where the search begins: the answer of a similar problem saves steps. */
  readonly start?: LogisticFit;
}

export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

const maxSteps = 100;
/** Newton's method squares its error with each step: below this the next digits do not change. */
const tolerance = 1e-10;

/**
 * Logistic regression with an L2 penalty, by Newton's method with halved steps: the same minimum as scikit-learn's
 * LogisticRegression(C = 1 / l2). With l2 above 0 it exists for separable data too.
 */
export function fitLogistic(input: LogisticInput): LogisticFit {
  const { columns, l2, start } = input;
  const size = columns.length + 1;
  let weights = Float64Array.from([
    start?.intercept ?? 0,
    ...(start?.coefficients ?? columns.map(() => 0)),
  ]);
  let loss = objective(input, weights);
  for (let step = 0; step < maxSteps; step++) {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    derivatives(input, weights, gradient, hessian);
    for (let column = 1; column < size; column++) {
      gradient[column] = (gradient[column] as number) - l2 * (weights[column] as number);
      const diagonal = column * size + column;
      hessian[diagonal] = (hessian[diagonal] as number) + l2;
    }
    // The intercept has no penalty; this keeps a certain outcome from dividing by zero.
    hessian[0] = (hessian[0] as number) + 1e-12;
    if (!solveCholesky(hessian, gradient, size)) break;
    let part = 1;
    let next = weights;
    let nextLoss = Number.POSITIVE_INFINITY;
    for (; part > 1e-6; part /= 2) {
      next = weights.map((weight, index) => weight + part * (gradient[index] as number));
      nextLoss = objective(input, next);
      if (nextLoss <= loss + 1e-12 * Math.abs(loss)) break;
    }
    if (part <= 1e-6) break;
    weights = next;
    loss = nextLoss;
    if (gradient.every((change) => Math.abs(change) < tolerance)) break;
  }
  return { intercept: weights[0] as number, coefficients: [...weights.subarray(1)] };
}

function logOddsOf({ rows, columns, offset }: LogisticInput, weights: Float64Array): Float64Array {
  const result = new Float64Array(rows).fill(weights[0] as number);
  for (const [index, column] of columns.entries()) {
    const weight = weights[index + 1] as number;
    if (weight === 0) continue;
    for (let row = 0; row < rows; row++)
      result[row] = (result[row] as number) + weight * (column[row] as number);
  }
  if (offset !== undefined)
    for (let row = 0; row < rows; row++)
      result[row] = (result[row] as number) + (offset[row] as number);
  return result;
}

function objective(input: LogisticInput, weights: Float64Array): number {
  const logOdds = logOddsOf(input, weights);
  let sum = 0;
  for (let row = 0; row < input.rows; row++)
    sum +=
      (input.weights[row] as number) *
      logLossOf(input.outcomes[row] as number, logOdds[row] as number);
  let squares = 0;
  for (let column = 1; column < weights.length; column++)
    squares += (weights[column] as number) ** 2;
  return sum + (input.l2 / 2) * squares;
}

/** The lower triangle of the hessian is filled: the solver reads no more. */
function derivatives(
  input: LogisticInput,
  weights: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const { rows, columns, outcomes } = input;
  const size = columns.length + 1;
  const logOdds = logOddsOf(input, weights);
  const curvature = new Float64Array(rows);
  const scaled = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const probability = sigmoid(logOdds[row] as number);
    const weight = input.weights[row] as number;
    const residual = weight * ((outcomes[row] as number) - probability);
    curvature[row] = weight * probability * (1 - probability);
    logOdds[row] = residual;
    gradient[0] = (gradient[0] as number) + residual;
    hessian[0] = (hessian[0] as number) + (curvature[row] as number);
  }
  for (let a = 0; a < columns.length; a++) {
    const column = columns[a] as Float64Array;
    let slope = 0;
    let border = 0;
    for (let row = 0; row < rows; row++) {
      const value = (curvature[row] as number) * (column[row] as number);
      scaled[row] = value;
      border += value;
      slope += (logOdds[row] as number) * (column[row] as number);
    }
    gradient[a + 1] = slope;
    hessian[(a + 1) * size] = border;
    for (let b = 0; b <= a; b++) {
      const other = columns[b] as Float64Array;
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += (scaled[row] as number) * (other[row] as number);
      hessian[(a + 1) * size + b + 1] = sum;
    }
  }
}
