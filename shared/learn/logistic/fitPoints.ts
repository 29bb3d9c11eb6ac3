import type { TrainingTable } from "../data/table.ts";
import type { PointsSum } from "../model.ts";
import { toUnits } from "../units.ts";
import { fitLogistic } from "./fitLogistic.ts";

/** One standard deviation of points is expected to change log-odds by about one: few labels keep to that. */
const l2 = 1;

/** Added at the mean of the points: of three leads that all lost, the fourth may still win. */
const priorOutcomes = [1, 0];
const priorWeight = 0.5;

/** The published points as a probability: an intercept and log-odds a point, which never lower it. */
export function fitPoints(table: TrainingTable, rows: Uint32Array): PointsSum {
  const points = Float64Array.from(rows, (row) => table.points[row] as number);
  const count = Math.max(1, points.length);
  const mean = points.reduce((sum, value) => sum + value, 0) / count;
  const deviation = Math.sqrt(points.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
  const problem = {
    rows: rows.length + priorOutcomes.length,
    outcomes: [...Array.from(rows, (row) => table.outcomes[row] as number), ...priorOutcomes],
    weights: [
      ...Array.from(rows, (row) => table.weights[row] as number),
      ...priorOutcomes.map(() => priorWeight),
    ],
    l2,
  };
  const standard = Float64Array.from({ length: problem.rows }, (_, row) =>
    row < rows.length && deviation > 0 ? ((points[row] as number) - mean) / deviation : 0,
  );
  const { intercept, coefficients } = fitLogistic({ ...problem, columns: [standard] });
  const slope = coefficients[0] as number;
  const perPoint = slope > 0 && deviation > 0 ? slope / deviation : 0;
  const flat = perPoint > 0 ? intercept : fitLogistic({ ...problem, columns: [] }).intercept;
  return { kind: "points", intercept: toUnits(flat), points: { perPoint, meanPoints: mean } };
}
