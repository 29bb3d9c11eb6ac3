import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, page, path, vouched } from "./fields.ts";

/** A link to a file was followed. */
const schema = z.strictObject({
  ...common,
  type: z.literal("file_download"),
  page,
  /** Path of the file, e.g. `/files/price-list.pdf`. */
  file: path,
});

export const fileDownload = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.file,
  objectIsPath: true,
  matchFields: ["fileType"],
  noun: "a download",
  isOnSite: true,
  isActivity: true,
  icon: "download",
  inWords: (event) => ({
    says: "Downloaded",
    object: event.file.slice(event.file.lastIndexOf("/") + 1) || event.file,
    detail: `on ${event.page.path}`,
  }),
} satisfies EventKind<z.infer<typeof schema>>;
