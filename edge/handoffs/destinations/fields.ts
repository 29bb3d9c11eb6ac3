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

/** Shown in place of a secret; sent back, it means "unchanged". */
export const hidden = "(hidden)";

/** A key or token: text that a header can carry. */
export const secretField = z
  .string()
  .regex(/^[\x21-\x7e]{8,2000}$/, "must be a token of 8 to 2,000 characters, without spaces")
  .refine((text) => text !== hidden, "was never saved: enter the token itself");
