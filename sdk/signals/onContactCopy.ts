import { listen } from "../lifecycle/listen.ts";
import type { Signal } from "./signal.ts";

/** An e-mail address, or a phone number of seven digits or more. */
const address = /\S@\S+\.\w|(\d[\s()/.-]*){7}/;

/** Longer than an address: a quoted paragraph that contains one. */
const maxChars = 80;

/** An e-mail address or a phone number was copied from the page. That it was, never which. */
export const onContactCopy: Signal = (report) =>
  listen("copy", () => {
    const text = `${getSelection()}`;
    if (text.length < maxChars && address.test(text)) report({ type: "contact", method: "copy" });
  });
