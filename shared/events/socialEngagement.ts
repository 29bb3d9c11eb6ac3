import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, vouched } from "./fields.ts";

/** A like, a comment or a share. */
const schema = z.strictObject({
  ...common,
  type: z.literal("social_engagement"),
  /** e.g. `linkedin`. */
  network: name,
});

export const socialEngagement = {
  browser: null,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.network,
  objectIsPath: false,
  matchFields: [],
  noun: "a like, comment or share",
  isOnSite: false,
  isActivity: true,
  icon: "share",
  inWords: (event) => ({ says: "Engaged on", object: event.network }),
} satisfies EventKind<z.infer<typeof schema>>;
