import { seededRandom } from "../../shared/learn/data/random.ts";
import type { TrainingTable } from "../../shared/learn/data/table.ts";

/** Leads of invented numbers: a quarter of the features with gaps, a quarter counts, a quarter mostly 0, a quarter yes or no. */
export function syntheticTable(rows: number, features: number): TrainingTable {
  const random = seededRandom(5);
  const draws: readonly (() => number)[] = [
    () => (random() < 0.05 ? Number.NaN : random() * 100),
    () => Math.floor(-Math.log(1 - random()) * 3),
    () => (random() < 0.7 ? 0 : Math.exp(random() * 5)),
    () => Number(random() < 0.3),
  ];
  const columns = Array.from({ length: features }, (_, index) => {
    const draw = draws[index % draws.length] as () => number;
    const values = Float64Array.from({ length: rows }, draw);
    return { name: `feature ${String(index).padStart(2, "0")}`, kind: "number" as const, values };
  });
  const at = (index: number, row: number): number => columns[index]?.values[row] ?? 0;
  const outcomes = Uint8Array.from({ length: rows }, (_, row) => {
    const half = at(4, row) > 50;
    const logOdds =
      -3.5 +
      0.15 * at(1, row) +
      0.8 * Number(at(2, row) > 0) +
      0.6 * at(3, row) +
      (half ? at(7, row) : 0) +
      (at(8, row) > 50 && at(9, row) > 3 ? 1 : 0);
    return Number(random() < 1 / (1 + Math.exp(-logOdds)));
  });
  return {
    rows,
    columns,
    outcomes,
    weights: new Float64Array(rows).fill(1),
    points: Float64Array.from({ length: rows }, (_, row) => 5 * at(1, row) + 10 * at(3, row)),
    atMs: Float64Array.from({ length: rows }, (_, row) => row * 1_000),
  };
}
