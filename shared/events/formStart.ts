import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, page, vouched } from "./fields.ts";

/** The first field of a form was changed. */
const schema = z.strictObject({
  ...common,
  type: z.literal("form_start"),
  page,
  form: name,
});

export const formStart = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.form,
  objectIsPath: false,
  matchFields: [],
  noun: "a form begun",
  isOnSite: true,
  isActivity: true,
  icon: "form",
  inWords: (event) => ({
    says: "Started the form",
    object: event.form,
    detail: `on ${event.page.path}`,
  }),
} satisfies EventKind<z.infer<typeof schema>>;
