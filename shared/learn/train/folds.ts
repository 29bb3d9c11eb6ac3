import { seededRandom } from "../data/random.ts";
import { shuffle } from "../data/shuffle.ts";
import type { TrainingTable } from "../data/table.ts";

/** Rows to train on, and rows to judge by; neither has a row of the other. */
export interface Fold {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

/** From here on one split says enough: the standard error of a log-loss is a hundredth. */
const manyRows = 20_000;
/** The first two fifths are only trained on; the rest is tested, a part at a time. */
const firstShare = 0.4;
const parts = 4;
/** Of few rows each tested part is small, so that the others can be trained on. */
const fewRows = 200;

/** `rows` in the order of `rowOrder`. A fold without two of each outcome to train on is left out. */
export function foldsOf(table: TrainingTable, rows: Uint32Array): Fold[] {
  const first = table.atMs[rows[0] ?? 0];
  const folds = rows.some((row) => table.atMs[row] !== first)
    ? forwardFolds(rows)
    : mixedFolds(table, rows);
  return folds.filter(({ train, test }) => {
    const wins = train.reduce((sum, row) => sum + (table.outcomes[row] as number), 0);
    return test.length > 0 && wins >= 2 && train.length - wins >= 2;
  });
}

/** Trains on what was before and tests on what came after, as it will be used. */
function forwardFolds(rows: Uint32Array): Fold[] {
  const at = (share: number): number => Math.round(share * rows.length);
  const starts =
    rows.length >= manyRows
      ? [0.8]
      : Array.from({ length: parts }, (_, part) => firstShare + (part * (1 - firstShare)) / parts);
  return starts.map((start, index) => ({
    train: rows.subarray(0, at(start)),
    test: rows.subarray(at(start), at(starts[index + 1] ?? 1)),
  }));
}

/** Examples of one moment have no order: every fold gets the same share of wins. */
function mixedFolds(table: TrainingTable, rows: Uint32Array): Fold[] {
  const folds = rows.length < fewRows ? 10 : 5;
  const foldOf = new Map<number, number>();
  const random = seededRandom(0xf01d);
  let next = 0;
  for (const outcome of [1, 0])
    for (const row of shuffle(
      rows.filter((row) => table.outcomes[row] === outcome),
      random,
    ))
      foldOf.set(row, next++ % folds);
  const tested = rows.length >= manyRows ? 1 : folds;
  return Array.from({ length: tested }, (_, fold) => ({
    train: rows.filter((row) => foldOf.get(row) !== fold),
    test: rows.filter((row) => foldOf.get(row) === fold),
  }));
}
