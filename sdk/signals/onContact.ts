import { followed } from "./followed.ts";
import type { Signal } from "./signal.ts";

/** A link to call or to write was followed. Reports which of the two, never the number or address. */
export const onContact: Signal = (report) =>
  followed("a", ({ protocol }) => {
    const method = /^(tel|mailto):$/.exec(protocol)?.[1] as "tel" | "mailto" | undefined;
    if (method) report({ type: "contact", method });
  });
