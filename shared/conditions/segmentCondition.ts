import type * as z from "zod";
import { type Combined, combinedSchema } from "./combined.ts";
import { factSchemas } from "./condition.ts";
import type { FactCondition } from "./operators.ts";
import { type ScoreCondition, scoreSchemas } from "./scoreOperators.ts";

/** What segments ask: everything that state rules ask, and where the lead's scores are. */
export type SegmentCondition = Combined<FactCondition | ScoreCondition>;

export const segmentCondition: z.ZodType<SegmentCondition> = combinedSchema<
  FactCondition | ScoreCondition
>([...scoreSchemas, ...factSchemas]);
