import type * as z from "zod";
import { fail, ok } from "../../../shared/result.ts";
import type { Provider } from "./provider.ts";
import { readJson } from "./readJson.ts";
import { eventsOfSubmission, type Submission } from "./submission.ts";

/**
 * Reads the webhooks of a form tool: JSON, one submission each.
 *
 * @param shape What is looked at of it.
 * @param isNone Why another shape is refused.
 */
export const submissionRows =
  <Told>(
    shape: z.ZodType<Told>,
    isNone: string,
    toSubmission: (told: Told, now: number) => Submission,
  ): Provider["toRows"] =>
  ({ body, now }, settings) => {
    const read = readJson(body);
    if (!read.ok) return read;
    const parsed = shape.safeParse(read.value);
    if (!parsed.success) return ok([fail(isNone)]);
    return ok([eventsOfSubmission(toSubmission(parsed.data, now), settings)]);
  };
