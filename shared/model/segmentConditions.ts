/** What segments may ask: all that state rules may, and where the lead stands. */
import * as z from "zod";
import { type FactCondition, factConditions } from "./conditions.ts";
import { segmentPattern } from "./segmentName.ts";
import { names } from "./words.ts";

const bounds = z
  .strictObject({ atLeast: z.number().optional(), below: z.number().optional() })
  .refine(({ atLeast, below }) => atLeast !== undefined || below !== undefined, {
    message: "needs one of: atLeast, below",
  });

const oneOf = z.strictObject({ oneOf: names });

/** Points: interest, fit, and both with what disqualifies. */
const score = z.strictObject({ score: bounds });
const fit = z.strictObject({ fit: bounds });
const total = z.strictObject({ total: bounds });
/** Bands of this model, by their names. */
const grade = z.strictObject({ grade: oneOf });
const tier = z.strictObject({ tier: oneOf });
const stage = z.strictObject({ stage: oneOf });

/** Rules may not ask this: a rule that looks at the score would change what it looks at. */
export type StandingCondition =
  | z.infer<typeof score>
  | z.infer<typeof fit>
  | z.infer<typeof total>
  | z.infer<typeof grade>
  | z.infer<typeof tier>
  | z.infer<typeof stage>;

export type SegmentCondition =
  | StandingCondition
  | FactCondition
  | { all: SegmentCondition[] }
  | { any: SegmentCondition[] }
  | { not: SegmentCondition };

const segmentCondition: z.ZodType<SegmentCondition> = z.lazy(() =>
  z.union([
    score,
    fit,
    total,
    grade,
    tier,
    stage,
    ...factConditions,
    z.strictObject({ all: z.array(segmentCondition).min(1).max(20) }),
    z.strictObject({ any: z.array(segmentCondition).min(1).max(20) }),
    z.strictObject({ not: segmentCondition }),
  ]),
) as z.ZodType<SegmentCondition>;

/** A named set of leads, for personalising and for filtering lists. */
export const segment = z.strictObject({
  /** What a person reads, e.g. "Hot, in Europe". */
  title: z.string().min(1).max(120).optional(),
  when: segmentCondition,
});

export const segmentName = z
  .string()
  .regex(segmentPattern, "must be lowercase letters, digits and _");
