import type { Model } from "../model/model.ts";
import type { Evaluation } from "../score/evaluate.ts";

/**
 * The highest stage a lead is in. A stage is entered at its threshold and left only below its
 * threshold less hysteresis, so the stage before counts; a disqualified lead is in none.
 *
 * @param before Name of the stage the lead was in, or `null`.
 */
export function decideStage(
  before: string | null,
  evaluation: Evaluation,
  { stages, basis }: Pick<Model, "stages" | "basis">,
): string | null {
  if (evaluation.disqualified) return null;
  const value = basis === "total" ? evaluation.score + evaluation.fit : evaluation.score;
  const heldFrom = stages.findIndex(({ name }) => name === before);
  const stage = stages.find(({ atLeast, hysteresis }, index) => {
    const held = heldFrom >= 0 && index >= heldFrom;
    return value >= (held ? atLeast - hysteresis : atLeast);
  });
  return stage?.name ?? null;
}
