import type { ZodError } from "zod";

/** What is wrong with a body, and where, for whoever wrote the program that sent it. */
export const hintOf = (error: ZodError): string =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
