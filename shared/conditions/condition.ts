import type * as z from "zod";
import { type Combined, combinedSchema } from "./combined.ts";
import { type FactCondition, operators } from "./operators.ts";

/** What state rules ask: something that is true or false of a lead's facts. */
export type Condition = Combined<FactCondition>;

/** The schema of each operator. */
export const factSchemas = Object.values(operators).map(({ schema }) => schema) as unknown as [
  z.ZodType<FactCondition>,
  ...z.ZodType<FactCondition>[],
];

export const condition: z.ZodType<Condition> = combinedSchema(factSchemas);
