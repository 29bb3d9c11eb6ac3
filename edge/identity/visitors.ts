import type { VisitorId } from "../../shared/identity/ids.ts";

/**
 * Visitors that one lead may have: a browser that forgets its id every week makes 52 a year. More would
 * let a stranger who claims the same address from ever new browsers make every read of the lead dear.
 */
export const maxVisitorsPerLead = 200;

/** 128 random bits as 32 lowercase hex digits: for a person, and for one more user of a browser. */
export function randomVisitorId(): VisitorId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") as VisitorId;
}
