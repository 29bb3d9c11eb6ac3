import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, vouched } from "./fields.ts";

/** A link in a mailing was followed. */
const schema = z.strictObject({
  ...common,
  type: z.literal("email_click"),
  /** The newsletter or campaign. */
  mailing: name,
});

export const emailClick = {
  browser: null,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.mailing,
  objectIsPath: false,
  matchFields: [],
  noun: "a click in a mail",
  isOnSite: false,
  isActivity: true,
  icon: "mail",
  inWords: (event) => ({ says: "Clicked a link in the email", object: event.mailing }),
} satisfies EventKind<z.infer<typeof schema>>;
