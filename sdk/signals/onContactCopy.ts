import { listen } from "../lifecycle/listen.ts";
import type { Signal } from "./signal.ts";

/** An e-mail address, or a phone number of seven digits or more. */
const address = /\S@\S+\.\w|(\d[\s()/.-]*){7}/;

/** More than an address: somebody quotes a paragraph that has one in it. */
const maxChars = 80;

/** An e-mail address or a phone number was copied from the page. That it was, never which. */
export const onContactCopy: Signal = (report) =>
  listen("copy", () => {
    const text = `${getSelection()}`;
    if (text.length < maxChars && address.test(text)) report({ type: "contact", method: "copy" });
  });
