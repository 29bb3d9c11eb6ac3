import { config } from "../config.ts";
import { guard } from "../guard.ts";
import { knownVisitor, out } from "./visitorId.ts";

/** Asks the Worker to erase what it has of this visitor: once, for the browser knows no id afterwards. */
export const forgetAtEdge = guard(() => {
  const id = knownVisitor();
  if (id && id !== out)
    navigator.sendBeacon(`${config.endpoint}/v1/forget?site=${config.site}`, id);
});
