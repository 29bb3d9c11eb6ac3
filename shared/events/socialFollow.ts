import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, vouched } from "./fields.ts";

/** A follow on a social network. */
const schema = z.strictObject({
  ...common,
  type: z.literal("social_follow"),
  /** e.g. `linkedin`. */
  network: name,
});

export const socialFollow = {
  browser: null,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.network,
  objectIsPath: false,
  matchFields: [],
  noun: "a follow",
  isOnSite: false,
  isActivity: true,
  icon: "share",
  inWords: (event) => ({ says: "Follows on", object: event.network }),
} satisfies EventKind<z.infer<typeof schema>>;
