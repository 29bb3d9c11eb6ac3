import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, text } from "./fields.ts";
import { maxDateMs, maxNameChars } from "./limits.ts";

/** Points that a person adds or removes. Of those under one name the latest counts; 0 takes it back. */
const schema = z.strictObject({
  ...common,
  type: z.literal("adjustment"),
  /** Its name: a later adjustment of the same name replaces it. */
  adjustment: name,
  points: z.number().min(-100_000).max(100_000),
  /** Who is responsible, and why. */
  author: name,
  reason: text(maxNameChars).min(3),
  /** Milliseconds since 1970 from which it no longer counts; `null` for never. */
  expiresAt: z.int().min(-maxDateMs).max(maxDateMs).nullable(),
});

export const adjustment = {
  browser: null,
  backEnd: schema,
  objectOf: null,
  objectIsPath: false,
  matchFields: [],
  noun: null,
  isOnSite: false,
  isActivity: false,
  icon: "pen",
  inWords: ({ points, reason, author }) => ({
    says:
      points === 0
        ? "Undid an adjustment:"
        : `Manual adjustment ${points > 0 ? "+" : "−"}${Math.abs(points)}:`,
    object: reason,
    detail: `by ${author}`,
  }),
} satisfies EventKind<z.infer<typeof schema>>;
