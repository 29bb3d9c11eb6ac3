import * as z from "zod";
import { domainOf } from "../classify/emailKind.ts";
import { anyActivity, mentionsNothing, neverByTime, type Operator } from "./operator.ts";

const schema = z.strictObject({
  /** What the e-mail address (trait `email`) says about the person. */
  emailKind: z.enum([
    "own_company",
    "competitor",
    "student",
    "disposable",
    "invalid",
    "free",
    "role",
    "corporate",
  ]),
});

export const emailKind = {
  schema,
  holds: ({ emailKind }, { traits, emailKindsOf }) => {
    const email = traits.email?.value;
    if (email === undefined) return false;
    return typeof email === "string" ? emailKindsOf(email).has(emailKind) : null;
  },
  because: (_, { traits, emailKindsOf }) => {
    const email = traits.email?.value;
    if (email === undefined) return "e-mail is not known";
    if (typeof email !== "string") return `email: ${email} (not a text)`;
    return `e-mail at ${domainOf(email) ?? "no address"}: ${[...emailKindsOf(email)].join(", ")}`;
  },
  inWords: ({ emailKind }) => `e-mail address: ${emailKind}`,
  ...neverByTime,
  ...mentionsNothing,
  ...anyActivity,
  contradiction: (conditions) => {
    const kinds = new Set<string>(conditions.map(({ emailKind }) => emailKind));
    const exclusives = exclusive.filter((kind) => kinds.has(kind));
    if (exclusives.length > 1) return `no address is ${exclusives.join(" and ")}; use any`;
    return kinds.size > 1 && kinds.has("invalid")
      ? "an invalid address is nothing else; use any"
      : null;
  },
} satisfies Operator<z.infer<typeof schema>>;

/** An address has exactly one of these kinds. */
const exclusive = ["invalid", "disposable", "student", "free", "corporate"];
