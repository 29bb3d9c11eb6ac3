import type * as z from "zod";
import { fail, ok, type Result } from "../result.ts";
import { type Model, modelSchema } from "./model.ts";

/** One thing wrong with a model: where, and how to mend it. */
export interface ModelFault {
  /** Path in the document, e.g. `rules.3.limit`. */
  readonly at: string;
  readonly message: string;
}

/** Checks a model document, and lists every fault it finds. */
export function parseModel(document: unknown): Result<Model, readonly ModelFault[]> {
  const parsed = modelSchema.safeParse(document);
  if (!parsed.success) return fail(parsed.error.issues.flatMap((issue) => faultsOf(issue, [])));
  const faults = [
    ...duplicateIds(parsed.data),
    ...unknownGroups(parsed.data),
    ...mixedGroups(parsed.data),
    ...unknownGrades(parsed.data),
    ...disorder(parsed.data),
  ];
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

type Issue = z.core.$ZodIssue;

/**
 * Where several forms were possible (an event rule or a state rule, one of the operators), tells what is
 * wrong with the one that was probably meant, instead of «invalid input».
 */
function faultsOf(issue: Issue, parent: readonly PropertyKey[]): ModelFault[] {
  const path = [...parent, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const [meant = []] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
    if (distance(meant) >= 2 * stranger) {
      const message = "is nothing that can stand here: `leadlight schema` lists what can";
      return [{ at: path.join("."), message }];
    }
    return meant.flatMap((inner) => faultsOf(inner, path));
  }
  return [{ at: path.join(".") || "model", message: issue.message }];
}

/** The weight of a field that does not belong, or that is missing. */
const stranger = 10;

/** How far a document is from a form. */
const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => {
    if (issue.code === "unrecognized_keys") return sum + stranger * issue.keys.length;
    const isOfAnother = ["invalid_type", "invalid_value", "invalid_union"].includes(issue.code);
    return sum + (isOfAnother && issue.path.length <= 1 ? stranger : 1);
  }, 0);

function duplicateIds({ rules }: Model): ModelFault[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        at: `rules.${index}.id`,
        message: `"${id}" is taken by an earlier rule: give it a name of its own`,
      },
    ];
  });
}

const unknownGroups = ({ rules, groups }: Model): ModelFault[] =>
  rules.flatMap(({ group }, index) =>
    group === undefined || Object.hasOwn(groups, group)
      ? []
      : [
          {
            at: `rules.${index}.group`,
            message: `there is no "${group}" in groups: add it, or take it out here`,
          },
        ],
  );

/** A cap over rules of two kinds would move points from score to fit. */
const mixedGroups = ({ rules }: Model): ModelFault[] => {
  const kinds = new Map<string, string>();
  return rules.flatMap(({ group, kind }, index) => {
    const first = kinds.get(group ?? "") ?? kind;
    if (group === undefined || first === kind) {
      kinds.set(group ?? "", kind);
      return [];
    }
    return [
      {
        at: `rules.${index}.group`,
        message: `"${group}" has rules of kind ${first}: give ${kind} rules a group of their own`,
      },
    ];
  });
};

const unknownGrades = ({ stages, grades }: Model): ModelFault[] =>
  stages.flatMap(({ minGrade }, index) =>
    minGrade === undefined || grades.some(({ letter }) => letter === minGrade)
      ? []
      : [{ at: `stages.${index}.minGrade`, message: `there is no grade "${minGrade}"` }],
  );

const disorder = (model: Model): ModelFault[] =>
  (["tiers", "stages", "grades"] as const).flatMap((list) =>
    model[list].flatMap(({ atLeast }, index) => {
      const before = model[list][index - 1];
      return before === undefined || before.atLeast > atLeast
        ? []
        : [
            {
              at: `${list}.${index}.atLeast`,
              message: `must be below ${before.atLeast}: list the highest first`,
            },
          ];
    }),
  );
