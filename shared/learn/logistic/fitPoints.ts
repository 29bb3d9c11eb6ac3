import type { TrainingTable } from "../data/table.ts";
import type { PointsSum } from "../model.ts";
import { toUnits } from "../units.ts";
import { fitLogistic } from "./fitLogistic.ts";

/** One standard deviation of points is expected to change log-odds by about one: few labels keep to that. */
const l2 = 1;

/** The published points as a probability: an intercept and log-odds a point, which never lower it. */
export function fitPoints(table: TrainingTable, rows: Uint32Array): PointsSum {
  const points = Float64Array.from(rows, (row) => table.points[row] as number);
  const outcomes = Float64Array.from(rows, (row) => table.outcomes[row] as number);
  const weights = Float64Array.from(rows, (row) => table.weights[row] as number);
  const mean = points.reduce((sum, value) => sum + value, 0) / Math.max(1, points.length);
  const deviation = Math.sqrt(
    points.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, points.length),
  );
  const problem = { rows: rows.length, outcomes, weights, l2 };
  if (deviation > 0) {
    const columns = [points.map((value) => (value - mean) / deviation)];
    const { intercept, coefficients } = fitLogistic({ ...problem, columns });
    const slope = coefficients[0] as number;
    if (slope > 0)
      return {
        kind: "points",
        intercept: toUnits(intercept),
        points: { perPoint: slope / deviation, meanPoints: mean },
      };
  }
  const { intercept } = fitLogistic({ ...problem, columns: [] });
  return {
    kind: "points",
    intercept: toUnits(intercept),
    points: { perPoint: 0, meanPoints: mean },
  };
}
