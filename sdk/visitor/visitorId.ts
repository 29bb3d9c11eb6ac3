import { guard } from "../guard.ts";
import { randomId } from "./randomId.ts";
import { readStored, writeStored } from "./stored.ts";

/** Chromium caps cookies at 400 days; every page renews it. */
const cookieSeconds = 34_000_000;

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
  const keep = (text: string | null) => {
    writeStored(key, text);
    guard(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: its successor is asynchronous and not everywhere.
      document.cookie = `${key}=${text};path=/;samesite=lax;max-age=${text ? cookieSeconds : 0}`;
    })();
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
      keep(null);
    },
  };
}
