import * as z from "zod";
import { safeUrl } from "./safeUrl.ts";

/** An address that hand-offs may be sent to. */
export const urlField = z
  .string()
  .max(2_000)
  .superRefine((text, context) => {
    const safe = safeUrl(text);
    if (!safe.ok) context.addIssue({ code: "custom", message: safe.reason });
  });

/** What stands in place of a secret wherever rules are shown; sent back, it means "as it was". */
export const hidden = "(hidden)";

/** A key or token: text that a header can carry. */
export const secretField = z
  .string()
  .regex(/^[\x21-\x7e]{8,2000}$/, "must be the token as it was given")
  .refine((text) => text !== hidden, "was never saved: write the token itself");
