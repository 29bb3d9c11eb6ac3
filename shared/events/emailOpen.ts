import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, vouched } from "./fields.ts";

/** A mailing was opened. */
const schema = z.strictObject({
  ...common,
  type: z.literal("email_open"),
  /** The newsletter or campaign. */
  mailing: name,
});

export const emailOpen = {
  browser: null,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.mailing,
  objectIsPath: false,
  matchFields: [],
  noun: "an opened mail",
  isOnSite: false,
  isActivity: true,
  icon: "mail",
  inWords: (event) => ({ says: "Opened the email", object: event.mailing }),
} satisfies EventKind<z.infer<typeof schema>>;
