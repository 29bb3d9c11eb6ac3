import type { VisitorId } from "../../shared/identity/ids.ts";

/** 128 random bits as 32 lowercase hex digits: for a person, and for one more user of a browser. */
export function randomVisitorId(): VisitorId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") as VisitorId;
}
