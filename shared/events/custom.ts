import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, key, name, page, recordOf, traitValue, vouched } from "./fields.ts";
import { listInWords } from "./listInWords.ts";

/** An event that the site itself defines. */
const schema = z.strictObject({
  ...common,
  type: z.literal("custom"),
  page: page.optional(),
  name,
  properties: recordOf(key, traitValue).optional(),
});

export const custom = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.name,
  objectIsPath: false,
  matchFields: [],
  noun: "an event",
  isOnSite: true,
  isActivity: true,
  icon: "spark",
  inWords: (event) => {
    const on = event.page === undefined ? "" : `on ${event.page.path}`;
    const detail = [on, listInWords(event.properties)].filter((part) => part !== "").join(" · ");
    return { says: "Did", object: event.name, ...(detail !== "" && { detail }) };
  },
} satisfies EventKind<z.infer<typeof schema>>;
