import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, page, vouched } from "./fields.ts";

/** The site's own search was used. */
const schema = z.strictObject({
  ...common,
  type: z.literal("view_search_results"),
  page,
  term: name,
});

export const viewSearchResults = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.term,
  objectIsPath: false,
  matchFields: [],
  noun: "a search",
  isOnSite: true,
  isActivity: true,
  icon: "lens",
  inWords: (event) => ({ says: "Searched the site for", object: event.term }),
} satisfies EventKind<z.infer<typeof schema>>;
