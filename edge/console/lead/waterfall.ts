import type { Kind } from "../../../shared/model/model.ts";
import type { Contribution } from "../../../shared/score/contribution.ts";

/** A contribution as a bar that begins where the one before it ended. */
export interface Step {
  readonly contribution: Contribution;
  readonly from: number;
  readonly to: number;
}

/** The contributions of one kind, and their sum. */
interface StepGroup {
  readonly kind: Kind;
  readonly steps: readonly Step[];
  readonly sum: number;
}

export interface Waterfall {
  readonly groups: readonly StepGroup[];
  /** The range of the axis. A disqualification (such as −1,000) is excluded: it would leave no room for the rest. */
  readonly min: number;
  readonly max: number;
  /** The sum of everything. */
  readonly total: number;
}

const kinds: readonly Kind[] = ["interest", "fit", "disqualify"];

/** Lays out contributions as a waterfall: by kind, and in each the highest points first. */
export function waterfallOf(contributions: readonly Contribution[]): Waterfall {
  let sum = 0;
  const groups = kinds.flatMap((kind): StepGroup[] => {
    const before = sum;
    const steps = contributions
      .filter((one) => one.kind === kind)
      .sort((a, b) => b.points - a.points || b.earned - a.earned)
      .map((contribution): Step => {
        const from = sum;
        sum += contribution.points;
        return { contribution, from, to: sum };
      });
    return steps.length === 0 ? [] : [{ kind, steps, sum: sum - before }];
  });
  const reached = groups
    .filter(({ kind }) => kind !== "disqualify")
    .flatMap(({ steps }) =>
      steps.flatMap(({ from, to, contribution }) => [to, from + contribution.earned]),
    );
  return { groups, min: Math.min(0, ...reached), max: Math.max(1, ...reached), total: sum };
}
