import { config } from "../config.ts";
import { keepCookie, readCookies } from "../givenParts.ts";
import { guard } from "../guard.ts";
import { key } from "./key.ts";
import { randomId } from "./randomId.ts";
import { readStored, writeStored } from "./stored.ts";

/** Stands where the id would: this browser wants to be left alone. */
export const out = "out";

let id = "";

/** The id, or `out`, if there is one yet. */
export const knownVisitor = (): string | undefined =>
  id ||
  // One text of both stores, in the form of a cookie header. A cookie without an id is of one who was forgotten.
  RegExp(`${key()}=(out|[0-9a-f]{32}|)`).exec(
    `${guard(() => readCookies())()};${key()}=${readStored(key())}`,
  )?.[1];

/**
 * Sets who uses this browser from now on: an id, `out`, or a visitor without an id yet. Where something else was
 * stored, or came as a cookie with an answer to a former visitor, that is overwritten.
 */
export const setVisitor = guard((text: string = "") => {
  id = text;
  writeStored(key(), text);
  if (!config.storage) keepCookie(text);
});

/**
 * Who this browser is on one site; nothing is stored before it is asked. The id is kept in localStorage
 * and in a first-party cookie, so that losing either is survived; in memory where both are blocked or
 * not wanted. The cookie is that of the widest domain that takes it, one for all subdomains, and counts
 * first.
 */
export function visitorId(): string {
  if (!id) setVisitor(knownVisitor() || randomId());
  return id as string;
}

export { id as visitorNow };
