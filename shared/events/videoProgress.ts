import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, page, text, vouched } from "./fields.ts";
import { maxPathChars } from "./limits.ts";

/** A video was played this far. */
const schema = z.strictObject({
  ...common,
  type: z.literal("video_progress"),
  page,
  /** Its title, or the path of its file. */
  video: text(maxPathChars).min(1),
  /** 1 at the start, 100 at the end. */
  percent: z.int().min(1).max(100),
});

export const videoProgress = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.video,
  objectIsPath: false,
  matchFields: [],
  noun: "a video",
  isOnSite: true,
  isActivity: true,
  icon: "screen",
  inWords: (event) => ({ says: `Watched ${event.percent}% of`, object: event.video }),
} satisfies EventKind<z.infer<typeof schema>>;
