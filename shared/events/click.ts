import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, page, text, vouched } from "./fields.ts";
import { maxUrlChars } from "./limits.ts";

/** A link to another site was followed. */
const schema = z.strictObject({
  ...common,
  type: z.literal("click"),
  page,
  /** Its address without query and fragment. */
  link: text(maxUrlChars).min(1),
});

export const click = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.link,
  objectIsPath: false,
  matchFields: [],
  noun: "a link to another site",
  isOnSite: true,
  isActivity: true,
  icon: "away",
  inWords: (event) => ({
    says: "Clicked an outbound link to",
    object: event.link,
    detail: `from ${event.page.path}`,
  }),
} satisfies EventKind<z.infer<typeof schema>>;
