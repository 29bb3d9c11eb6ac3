import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, page, vouched } from "./fields.ts";

/** A page was scrolled this far down, once per page view. */
const schema = z.strictObject({
  ...common,
  type: z.literal("scroll"),
  page,
  /** How much of the page was on screen or above it. */
  percent: z.int().min(1).max(100),
});

export const scroll = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.page.path,
  objectIsPath: true,
  matchFields: [],
  noun: "a page read to its end",
  isOnSite: true,
  isActivity: true,
  icon: "down",
  inWords: (event) => ({
    says: "Scrolled to the end of",
    object: event.page.path,
    detail: `${event.percent}%`,
  }),
} satisfies EventKind<z.infer<typeof schema>>;
