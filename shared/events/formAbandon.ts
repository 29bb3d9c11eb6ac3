import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, page, vouched } from "./fields.ts";

/** A form was begun and left without being submitted. */
const schema = z.strictObject({
  ...common,
  type: z.literal("form_abandon"),
  page,
  form: name,
});

export const formAbandon = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.form,
  objectIsPath: false,
  matchFields: [],
  noun: "a form left unsent",
  isOnSite: true,
  isActivity: true,
  icon: "form",
  inWords: (event) => ({
    says: "Abandoned the form",
    object: event.form,
    detail: `on ${event.page.path}`,
  }),
} satisfies EventKind<z.infer<typeof schema>>;
