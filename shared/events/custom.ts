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
    return { says: "", object: titleOf(event.name), ...(detail !== "" && { detail }) };
  },
} satisfies EventKind<z.infer<typeof schema>>;

/** `deal_won` is "Deal won". */
const titleOf = (name: string): string => {
  const words = name.replace(/_/g, " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};
