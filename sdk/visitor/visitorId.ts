import { guard } from "../guard.ts";
import { randomId } from "./randomId.ts";
import { readStored, writeCookie, writeStored } from "./stored.ts";

/** Who this browser is on one site. Nothing is stored before `_id` is called. */
export interface Visitor {
  _id(): string;
  /** The next `_id` is somebody else. */
  _forget(): void;
}

/**
 * Keeps the id in localStorage and in a first-party cookie, so that losing either is survived; in
 * memory where both are blocked.
 */
export function visitorId(site: string): Visitor {
  const key = `leadlight-${site}`;
  let id: string | undefined;
  const keep = (text?: string) => {
    writeStored(key, text);
    writeCookie(key, text);
  };
  return {
    _id() {
      if (!id) {
        // One text of both stores, in the form of a cookie header; the first valid id counts.
        const stores = `${key}=${readStored(key)};${guard(() => document.cookie)()}`;
        id = RegExp(`${key}=([0-9a-f]{32})`).exec(stores)?.[1] ?? randomId();
        keep(id);
      }
      return id;
    },
    _forget() {
      id = undefined;
      keep();
    },
  };
}
