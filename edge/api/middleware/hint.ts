import type { ZodError } from "zod";

/** The first five faults of a body, each with its field, for the developer of the sender. */
export const hintOf = (error: ZodError): string =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
