import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, name, page, vouched } from "./fields.ts";

/** A form was submitted. Its name, and nothing that was typed. */
const schema = z.strictObject({
  ...common,
  type: z.literal("form_submit"),
  page,
  /** `data-leadlight-form`, else `name`, else `id` of the form. */
  form: name,
});

export const formSubmit = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.form,
  objectIsPath: false,
  matchFields: [],
  noun: "a form",
  isOnSite: true,
  isActivity: true,
  icon: "form",
  inWords: (event) => ({
    says: "Submitted the form",
    object: event.form,
    detail: `on ${event.page.path}`,
  }),
} satisfies EventKind<z.infer<typeof schema>>;
