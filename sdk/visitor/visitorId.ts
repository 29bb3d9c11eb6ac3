import { config } from "../config.ts";
import { keepCookie, readCookies } from "../givenParts.ts";
import { guard } from "../guard.ts";
import { key } from "./key.ts";
import { randomId } from "./randomId.ts";
import { readStored, writeStored } from "./stored.ts";

/** Stands where the id would: this browser wants to be left alone. */
export const out = "out";

let id: string | undefined;

/** The id, or `out`, if there is one yet. */
export const knownVisitor = (): string | undefined =>
  id ||
  // One text of both stores, in the form of a cookie header.
  RegExp(`${key()}=(out|[0-9a-f]{32})`).exec(
    `${guard(() => readCookies())()};${key()}=${readStored(key())}`,
  )?.[1];

const keep = guard((text: string) => {
  if (config.storage) return;
  writeStored(key(), text);
  keepCookie(text);
});

/**
 * Who this browser is on one site; nothing is stored before it is asked. The id is kept in localStorage
 * and in a first-party cookie, so that losing either is survived; in memory where both are blocked or
 * not wanted. The cookie is that of the widest domain that takes it, one for all subdomains, and counts
 * first.
 */
export function visitorId(): string {
  if (!id) {
    id = knownVisitor() || randomId();
    keep(id);
  }
  return id;
}

/** The next visitor is somebody else, or, with `out`, nobody wants to be followed. */
export function forgetVisitor(instead: typeof out | "" = ""): void {
  id = instead || undefined;
  keep(instead);
}

/** Takes back a cookie that came with an answer to somebody who is no longer the visitor. */
export const keepVisitor = () => keep(id || "");

export { id as visitorNow };
