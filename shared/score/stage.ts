import type { Model } from "../model/model.ts";
import type { Bands } from "./bands.ts";

/**
 * The highest stage a lead is in. A stage is entered at its threshold and left only below its threshold
 * minus hysteresis, so the previous stage counts. A stage may require a grade. A disqualified lead has no
 * stage.
 *
 * @param before Name of the stage the lead was in, or `null`.
 */
export function decideStage(
  before: string | null,
  { value, grade, disqualified }: Pick<Bands, "value" | "grade" | "disqualified">,
  { stages, grades }: Pick<Model, "stages" | "grades">,
): string | null {
  if (disqualified) return null;
  const heldFrom = stages.findIndex(({ name }) => name === before);
  const gradeAt = (letter: string) => grades.findIndex((grade) => grade.letter === letter);
  const stage = stages.find(({ atLeast, hysteresis, minGrade }, index) => {
    if (minGrade !== undefined && gradeAt(grade) > gradeAt(minGrade)) return false;
    const held = heldFrom >= 0 && index >= heldFrom;
    return value >= (held ? atLeast - hysteresis : atLeast);
  });
  return stage?.name ?? null;
}
