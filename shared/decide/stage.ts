import type { Model } from "../model/model.ts";
import { exact } from "../score/exact.ts";
import type { Totals } from "../score/totals.ts";

/**
 * The highest stage a lead is in. A stage is entered at its threshold and left only below its
 * threshold less hysteresis, so the stage before counts. A grade may gate it; a disqualified lead is in
 * none.
 *
 * @param before Name of the stage the lead was in, or `null`.
 */
export function decideStage(
  before: string | null,
  standing: Pick<Totals, "score" | "fit" | "grade" | "disqualified">,
  { stages, basis, grades }: Pick<Model, "stages" | "basis" | "grades">,
): string | null {
  if (standing.disqualified) return null;
  const value = basis === "total" ? exact(standing.score + standing.fit) : standing.score;
  const heldFrom = stages.findIndex(({ name }) => name === before);
  const gradeAt = (letter: string) => grades.findIndex((grade) => grade.letter === letter);
  const stage = stages.find(({ atLeast, hysteresis, minGrade }, index) => {
    if (minGrade !== undefined && gradeAt(standing.grade) > gradeAt(minGrade)) return false;
    const held = heldFrom >= 0 && index >= heldFrom;
    return value >= (held ? atLeast - hysteresis : atLeast);
  });
  return stage?.name ?? null;
}
