/** What segments may ask about a lead's score. Rules may not: a rule that reads the score would change it. */
import * as z from "zod";
import type { Verdict } from "./verdict.ts";
import { names } from "./words.ts";

/** The scores of a lead, as conditions of segments read them. */
export interface SegmentInput {
  readonly score: number;
  readonly fit: number;
  readonly total: number;
  readonly grade: string;
  readonly tier: string;
  readonly stage: string | null;
}

interface ScoreOperator<Asked> {
  readonly schema: z.ZodType<Asked>;
  /** The verdict for a lead between two states, both included; `null` when it depends on where. */
  readonly between: (condition: Asked, low: SegmentInput, high: SegmentInput) => Verdict;
  /** The sum of points that decides it; `null` for tier and stage, which the forecast watches anyway. */
  readonly sum: "score" | "fit" | "total" | null;
}

const range = z
  .strictObject({ atLeast: z.number().optional(), below: z.number().optional() })
  .refine(({ atLeast, below }) => atLeast !== undefined || below !== undefined, {
    message: "needs one of: atLeast, below",
  });

const oneOf = z.strictObject({ oneOf: names });

const schemas = {
  /** Points: behavior, fit, and both with disqualification rules. */
  score: z.strictObject({ score: range }),
  fit: z.strictObject({ fit: range }),
  total: z.strictObject({ total: range }),
  /** Bands of this model, by their names. */
  grade: z.strictObject({ grade: oneOf }),
  tier: z.strictObject({ tier: oneOf }),
  stage: z.strictObject({ stage: oneOf }),
};

type ScoreOperatorName = keyof typeof schemas;
type ConditionOf<Name extends ScoreOperatorName> = z.infer<(typeof schemas)[Name]>;
export type ScoreCondition = { [Name in ScoreOperatorName]: ConditionOf<Name> }[ScoreOperatorName];

const scoreOperators: { readonly [Name in ScoreOperatorName]: ScoreOperator<ConditionOf<Name>> } = {
  score: {
    schema: schemas.score,
    between: ({ score }, low, high) => isWithin(score, low.score, high.score),
    sum: "score",
  },
  fit: {
    schema: schemas.fit,
    between: ({ fit }, low, high) => isWithin(fit, low.fit, high.fit),
    sum: "fit",
  },
  total: {
    schema: schemas.total,
    between: ({ total }, low, high) => isWithin(total, low.total, high.total),
    sum: "total",
  },
  grade: {
    schema: schemas.grade,
    between: ({ grade }, low, high) => isOneOf(grade.oneOf, low.grade, high.grade),
    sum: "fit",
  },
  tier: {
    schema: schemas.tier,
    between: ({ tier }, low, high) => isOneOf(tier.oneOf, low.tier, high.tier),
    sum: null,
  },
  stage: {
    schema: schemas.stage,
    between: ({ stage }, low, high) => isOneOf(stage.oneOf, low.stage ?? "", high.stage ?? ""),
    sum: null,
  },
};

const scoreOperatorNames = Object.keys(scoreOperators) as readonly ScoreOperatorName[];

export const scoreSchemas = Object.values(schemas) as unknown as [
  z.ZodType<ScoreCondition>,
  ...z.ZodType<ScoreCondition>[],
];

/** The operator of each condition: finding it by its name takes longer than evaluating it. */
const known = new WeakMap<object, ScoreOperator<ScoreCondition> | null>();

/** The operator of a condition on the score; `null` for conditions on facts (`operators`). */
export function scoreOperatorOf(condition: object): ScoreOperator<ScoreCondition> | null {
  let operator = known.get(condition);
  if (operator === undefined) {
    const name = scoreOperatorNames.find((one) => one in condition);
    operator =
      name === undefined
        ? null
        : (scoreOperators[name] as unknown as ScoreOperator<ScoreCondition>);
    known.set(condition, operator);
  }
  return operator;
}

function isWithin(
  {
    atLeast = Number.NEGATIVE_INFINITY,
    below = Number.POSITIVE_INFINITY,
  }: { readonly atLeast?: number | undefined; readonly below?: number | undefined },
  low: number,
  high: number,
): Verdict {
  if (low >= atLeast && high < below) return true;
  return high < atLeast || low >= below ? false : null;
}

const isOneOf = (names: readonly string[], low: string, high: string): Verdict =>
  low === high ? names.includes(low) : null;
