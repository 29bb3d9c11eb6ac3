import * as z from "zod";
import { segmentCondition } from "../conditions/segmentCondition.ts";
import { segmentPattern } from "./segmentName.ts";

/** A named set of leads, for personalising and for filtering lists. */
export const segment = z.strictObject({
  /** What a person reads, e.g. "Hot, in Europe". */
  title: z.string().min(1).max(120).optional(),
  when: segmentCondition,
});

export const segmentName = z
  .string()
  .regex(segmentPattern, "must be lowercase letters, digits and _");
