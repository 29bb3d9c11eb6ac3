import { fail, ok, type Result } from "../../result.ts";
import type { Statement } from "../data/statement.ts";
import type { Column, TrainingTable } from "../data/table.ts";
import { comparedBags, finalBags } from "./bagCounts.ts";
import type { Fold } from "./folds.ts";
import { prepare } from "./preparation.ts";
import { missingLabels, refusals } from "./refusals.ts";
import type { TrainingOptions, TrainingState } from "./trainingState.ts";

/** Begins a training, or says why nothing can be learned. Nothing is fitted yet: `trainStep` does that. */
export function startTraining(
  table: TrainingTable,
  options: TrainingOptions = {},
): Result<TrainingState, readonly Statement[]> {
  const reasons = refusals(table);
  if (reasons.length > 0) return fail(reasons);
  const { print, notes, folds, columns } = prepare(table);
  const onlyPoints = whyOnlyPoints(table, columns, folds);
  const compared = onlyPoints.length === 0;
  return ok({
    version: 1,
    print,
    options,
    notes: [...onlyPoints, ...unusedDirections(columns, options), ...notes],
    progress: {
      done: 0,
      all: compared
        ? folds.reduce(
            (sum, { train }) => sum + 2 * comparedBags(train.length, columns.length) + 1,
            0,
          ) +
          2 * finalBags(table.rows, columns.length) +
          1
        : 1,
    },
    folds: [],
  });
}

/** Why nothing but the points can be learned; empty when more can be. */
function whyOnlyPoints(
  table: TrainingTable,
  columns: readonly Column[],
  folds: readonly Fold[],
): Statement[] {
  const missing = missingLabels(table);
  if (missing !== undefined) return [missing];
  if (columns.length === 0)
    return [
      {
        code: "no-features",
        text: "Only the points are used: no feature differs between the examples.",
      },
    ];
  if (folds.length > 0) return [];
  return [
    {
      code: "outcomes-too-recent",
      text: "Only the points are used: the older examples hold fewer than two wins or two losses, so models cannot be compared on newer ones yet.",
    },
  ];
}

/** Directions that are not followed, because the feature is a text or is not there. */
function unusedDirections(
  columns: readonly Column[],
  { directions = {} }: TrainingOptions,
): Statement[] {
  const numbers = new Set(columns.flatMap(({ kind, name }) => (kind === "number" ? [name] : [])));
  return Object.entries(directions)
    .filter(([name, direction]) => direction !== 0 && !numbers.has(name))
    .map(([name]) => ({
      code: "unused-direction",
      text: `The direction of "${name}" is not used: it is not a number that differs between the examples.`,
    }));
}
