import * as z from "zod";
import { formatDuration } from "../time/formatDuration.ts";
import type { EventKind } from "./eventKind.ts";
import { common, page, vouched } from "./fields.ts";
import { maxEngagedMs } from "./limits.ts";

/** How long a page has had the visitor's attention so far: a running total, of which the largest counts. */
const schema = z.strictObject({
  ...common,
  type: z.literal("engagement"),
  page,
  /** Id of the `page_view` it belongs to. */
  view: common.id,
  /** Milliseconds visible, focused and not idle since the page was shown. */
  engagedMs: z.number().min(0).max(maxEngagedMs),
});

/** Rules do not count it as an event: the condition `engagedSeconds` adds it up. */
export const engagement = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.page.path,
  objectIsPath: true,
  matchFields: [],
  noun: null,
  isOnSite: true,
  isActivity: true,
  icon: "clock",
  inWords: ({ engagedMs, page: { path } }) => ({
    says: "Viewed",
    object: path,
    detail: formatDuration(engagedMs),
  }),
} satisfies EventKind<z.infer<typeof schema>>;
