import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, page, vouched } from "./fields.ts";

/** The visitor started to get in touch: by which means, without the number or address. */
const schema = z.strictObject({
  ...common,
  type: z.literal("contact"),
  page,
  /** A link to call or to write was followed, or an address was copied. */
  method: z.enum(["tel", "mailto", "sms", "copy"]),
});

export const contact = {
  browser: schema,
  backEnd: schema.extend(vouched),
  objectOf: (event) => event.method,
  objectIsPath: false,
  matchFields: [],
  noun: "a way of contact",
  isOnSite: true,
  isActivity: true,
  icon: "phone",
  inWords: (event) => ({ says: contactWords[event.method], detail: `on ${event.page.path}` }),
} satisfies EventKind<z.infer<typeof schema>>;

const contactWords = {
  tel: "Clicked a phone number",
  mailto: "Clicked an email address",
  sms: "Clicked a text message link",
  copy: "Copied a contact address",
} as const;
