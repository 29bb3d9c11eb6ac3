import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, vouched } from "./fields.ts";

/** A mailing was subscribed to. */
const schema = z.strictObject({
  ...common,
  type: z.literal("email_subscribe"),
  /** The newsletter or campaign. */
  mailing: name,
});

export const emailSubscribe = {
  browser: null,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.mailing,
  objectIsPath: false,
  matchFields: [],
  noun: "a subscription",
  isOnSite: false,
  isActivity: true,
  icon: "mail",
  inWords: (event) => ({ says: "Subscribed to", object: event.mailing }),
} satisfies EventKind<z.infer<typeof schema>>;
