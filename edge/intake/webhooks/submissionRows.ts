import type * as z from "zod";
import { fail, ok } from "../../../shared/result.ts";
import type { Provider } from "./provider.ts";
import { readJson } from "./readJson.ts";
import { eventsOfSubmission, type Submission } from "./submission.ts";

/**
 * Reads the webhooks of a form tool: JSON, one submission each.
 *
 * @param shape The fields that are read.
 * @param otherwise Why another shape is rejected.
 */
export const submissionRows =
  <Body>(
    shape: z.ZodType<Body>,
    otherwise: string,
    toSubmission: (body: Body, now: number) => Submission,
  ): Provider["toRows"] =>
  ({ body, now }, settings) => {
    const read = readJson(body);
    if (!read.ok) return read;
    const parsed = shape.safeParse(read.value);
    if (!parsed.success) return ok([fail(otherwise)]);
    return ok([eventsOfSubmission(toSubmission(parsed.data, now), settings)]);
  };
