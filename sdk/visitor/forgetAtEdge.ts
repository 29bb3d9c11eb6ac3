import { config } from "../config.ts";

/** Asks the Worker to erase what it has of a visitor, who may leave at once: nobody waits for an answer. */
export function forgetAtEdge(id: string | undefined): void {
  if (id) navigator.sendBeacon(`${config.endpoint}/v1/forget?site=${config.site}`, id);
}
