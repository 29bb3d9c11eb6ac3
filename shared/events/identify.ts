import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, key, recordOf, traitValue, vouched } from "./fields.ts";
import { listInWords } from "./listInWords.ts";

const traitName = key.regex(
  /^[A-Za-z][A-Za-z0-9_]{0,39}$/,
  "must be up to 40 letters, digits and _",
);

/**
 * Traits of the person or company, e.g. `companySize`. The trait `email` identifies the person: visitors
 * that share one are one lead.
 */
const schema = z.strictObject({
  ...common,
  type: z.literal("identify"),
  traits: recordOf(traitName, traitValue),
});

const backEnd = schema.extend(vouched);

export const identify = {
  browser: schema.extend({
    /** HMAC-SHA256 of the e-mail address under the site's secret, hex: the site's back end vouches for it. */
    signature: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "must be 64 lowercase hex digits")
      .optional(),
  }),
  backEnd,
  objectOf: null,
  objectIsPath: false,
  matchFields: [],
  noun: null,
  isOnSite: false,
  isActivity: false,
  icon: "person",
  inWords: (event) => ({
    says: event.verified ? "Updated by CRM/API:" : "Entered:",
    object: listInWords(event.traits),
  }),
} satisfies EventKind<z.infer<typeof backEnd>>;
