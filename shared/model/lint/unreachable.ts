import type { Model } from "../model.ts";
import type { ModelFault } from "../modelFault.ts";

/** Bands and stages that no lead can reach by rules; manual adjustments do not count. */
export function unreachable(model: Model): ModelFault[] {
  const basis = mostOf(model, model.basis === "total" ? ["interest", "fit"] : ["interest"]);
  const fit = mostOf(model, ["fit"]);
  return [
    ...above(model, "tiers", basis),
    ...above(model, "stages", basis),
    ...above(model, "grades", fit),
    ...closedGates(model, fit),
  ];
}

function above(model: Model, list: "tiers" | "stages" | "grades", most: number): ModelFault[] {
  return model[list].flatMap(({ atLeast }, index) => {
    // The last band has no lower end.
    const takesTheRest = list !== "stages" && index === model[list].length - 1;
    if (atLeast <= most || takesTheRest) return [];
    const message = `no lead can have ${atLeast}: all rules together give at most ${most}; lower it, or raise a cap`;
    return [{ at: `${list}.${index}.atLeast`, message }];
  });
}

/** A stage that needs a grade that no lead can have. */
function closedGates({ stages, grades }: Model, mostFit: number): ModelFault[] {
  return stages.flatMap(({ name, minGrade }, index) => {
    const gradeIndex = grades.findIndex(({ letter }) => letter === minGrade);
    const grade = grades[gradeIndex];
    if (grade === undefined || gradeIndex === grades.length - 1 || grade.atLeast <= mostFit)
      return [];
    const message = `no lead can be ${name}: grade ${minGrade} takes ${grade.atLeast} points of fit, and all rules together give at most ${mostFit}`;
    return [{ at: `stages.${index}.minGrade`, message }];
  });
}

/** The most points that a lead could ever have, as far as limits and caps bound them. */
function mostOf({ rules, groups }: Model, kinds: readonly string[]): number {
  const mostIn = (group: string | undefined): number => {
    let most = 0;
    for (const rule of rules) {
      if (rule.group !== group || rule.points <= 0 || !kinds.includes(rule.kind)) continue;
      const isBounded = "when" in rule || rule.limit === "once";
      most += isBounded ? rule.points : Number.POSITIVE_INFINITY;
    }
    for (const [name, { within, max }] of Object.entries(groups)) {
      if (within === group) most += Math.min(mostIn(name), max ?? Number.POSITIVE_INFINITY);
    }
    return most;
  };
  return mostIn(undefined);
}
