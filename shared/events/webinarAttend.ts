import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, vouched } from "./fields.ts";

/** A webinar was attended. */
const schema = z.strictObject({
  ...common,
  type: z.literal("webinar_attend"),
  webinar: name,
});

export const webinarAttend = {
  browser: null,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.webinar,
  objectIsPath: false,
  matchFields: [],
  noun: "a webinar",
  isOnSite: false,
  isActivity: true,
  icon: "screen",
  inWords: (event) => ({ says: "Attended the webinar", object: event.webinar }),
} satisfies EventKind<z.infer<typeof schema>>;
