import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, vouched } from "./fields.ts";

/** A mailing was unsubscribed from. */
const schema = z.strictObject({
  ...common,
  type: z.literal("email_unsubscribe"),
  /** The newsletter or campaign. */
  mailing: name,
});

/** It is no activity: a person who unsubscribes shows no interest. */
export const emailUnsubscribe = {
  browser: null,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.mailing,
  objectIsPath: false,
  matchFields: [],
  noun: "an unsubscription",
  isOnSite: false,
  isActivity: false,
  icon: "mail",
  inWords: (event) => ({ says: "Unsubscribed from", object: event.mailing }),
} satisfies EventKind<z.infer<typeof schema>>;
