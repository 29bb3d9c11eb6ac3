import { groupChain } from "./groupChain.ts";
import type { ModelFault } from "./modelFault.ts";
import { nearestWord } from "./nearestWord.ts";
import { type Sketch, sketchOf } from "./sketch.ts";
import { unknownBands } from "./unknownBands.ts";

/** Faults of meaning, in every part of the document that can be read. */
export function meaningFaults(document: unknown): ModelFault[] {
  const sketch = sketchOf(document);
  return [
    ...duplicateIds(sketch),
    ...unknownGroups(sketch),
    ...cyclicGroups(sketch),
    ...mixedGroups(sketch),
    ...duplicateNames(sketch),
    ...disorder(sketch),
    ...swallowedStages(sketch),
    ...unknownGrades(sketch),
    ...unknownPairs(sketch),
    ...unknownBands(sketch),
  ];
}

function duplicateIds({ rules }: Sketch): ModelFault[] {
  const firsts = new Map<string, number>();
  return rules.flatMap(({ id }, index) => {
    if (id === undefined) return [];
    const first = firsts.get(id);
    if (first === undefined) {
      firsts.set(id, index);
      return [];
    }
    const message = `"${id}" is taken by rules.${first}: give it another name`;
    return [{ at: `rules.${index}.id`, message }];
  });
}

function unknownGroups({ rules, groups }: Sketch): ModelFault[] {
  const named = [
    ...rules.map(({ group }, index) => ({ at: `rules.${index}.group`, group })),
    ...Object.entries(groups).map(([name, { within }]) => ({
      at: `groups.${name}.within`,
      group: within,
    })),
  ];
  return named.flatMap(({ at, group }) => {
    if (group === undefined || Object.hasOwn(groups, group)) return [];
    const message = `there is no "${group}" in groups: ${hintOf(group, Object.keys(groups))}`;
    return [{ at, message }];
  });
}

/** Reported once for each cycle, at the first of its groups. */
function cyclicGroups({ groups }: Sketch): ModelFault[] {
  const reported = new Set<string>();
  return Object.keys(groups).flatMap((name) => {
    const chain = groupChain(name, groups);
    const back = groups[chain.at(-1) as string]?.within;
    if (back !== name || reported.has(name)) return [];
    for (const one of chain) reported.add(one);
    const message = `is within itself: ${[...chain, name].join(" → ")}; take one of them out`;
    return [{ at: `groups.${name}.within`, message }];
  });
}

/** A cap over rules of two kinds would move points from score to fit. */
function mixedGroups({ rules, groups }: Sketch): ModelFault[] {
  const kinds = new Map<string, string>();
  return rules.flatMap(({ group, kind }, index) => {
    if (group === undefined || kind === undefined || !Object.hasOwn(groups, group)) return [];
    const outermost = groupChain(group, groups).at(-1) as string;
    const first = kinds.get(outermost) ?? kind;
    kinds.set(outermost, first);
    if (first === kind) return [];
    const message = `"${outermost}" has rules of kind ${first}: give ${kind} rules another group`;
    return [{ at: `rules.${index}.group`, message }];
  });
}

const duplicateNames = (sketch: Sketch): ModelFault[] =>
  (["tiers", "stages", "grades"] as const).flatMap((list) =>
    sketch[list].flatMap(({ name }, index) =>
      name === undefined || sketch[list].findIndex((one) => one.name === name) === index
        ? []
        : [
            {
              at: `${list}.${index}.${list === "grades" ? "letter" : "name"}`,
              message: `"${name}" is used already: give it another name`,
            },
          ],
    ),
  );

const disorder = (sketch: Sketch): ModelFault[] =>
  (["tiers", "stages", "grades"] as const).flatMap((list) =>
    sketch[list].flatMap(({ atLeast }, index) => {
      const before = sketch[list][index - 1]?.atLeast;
      if (before === undefined || atLeast === undefined || before > atLeast) return [];
      const message = `must be below ${before}: list the highest first`;
      return [{ at: `${list}.${index}.atLeast`, message }];
    }),
  );

/** A lead that leaves a stage must be able to enter the next one, so the hysteresis of a stage must end above it. */
const swallowedStages = ({ stages }: Sketch): ModelFault[] =>
  stages.flatMap(({ name, atLeast, hysteresis = 0 }, index) => {
    const lower = stages[index + 1];
    if (atLeast === undefined || lower?.atLeast === undefined || atLeast <= lower.atLeast)
      return [];
    const most = atLeast - lower.atLeast;
    if (hysteresis <= most) return [];
    const message = `${name} is left only below ${atLeast - hysteresis}, and ${lower.name} begins at ${lower.atLeast}: make it at most ${most}`;
    return [{ at: `stages.${index}.hysteresis`, message }];
  });

const unknownGrades = ({ stages, grades }: Sketch): ModelFault[] =>
  stages.flatMap(({ minGrade }, index) =>
    minGrade === undefined || grades.some(({ name }) => name === minGrade)
      ? []
      : [{ at: `stages.${index}.minGrade`, message: `there is no grade "${minGrade}"` }],
  );

/** Grades and tiers of the priority matrix that the model does not have. */
function unknownPairs({ priority, grades, tiers }: Sketch): ModelFault[] {
  const namesOf = (bands: Sketch["tiers"]) => bands.flatMap(({ name }) => name ?? []);
  const unknown = (what: string, name: string, known: readonly string[], at: string) =>
    known.includes(name)
      ? []
      : [{ at, message: `there is no ${what} "${name}": ${hintOf(name, known)}` }];
  return Object.entries(priority.matrix).flatMap(([grade, row]) => [
    ...unknown("grade", grade, namesOf(grades), `priority.matrix.${grade}`),
    ...Object.keys(row).flatMap((tier) =>
      unknown("tier", tier, namesOf(tiers), `priority.matrix.${grade}.${tier}`),
    ),
  ]);
}

function hintOf(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known);
  if (near !== null) return `did you mean "${near}"?`;
  return known.length === 0 ? "there is none" : `there are ${known.join(", ")}`;
}
