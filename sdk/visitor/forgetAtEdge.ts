import { config } from "../config.ts";
import { guard } from "../guard.ts";
import { knownVisitor } from "./visitorId.ts";

/**
 * Asks the Worker to erase what it has of this visitor, who may leave at once. Asked one time: afterwards
 * this browser knows no id that it could ask for.
 */
export const forgetAtEdge = guard((id: string | undefined = knownVisitor()) => {
  if (id) navigator.sendBeacon(`${config.endpoint}/v1/forget?site=${config.site}`, id);
});
