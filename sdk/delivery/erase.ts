import { config } from "../config.ts";
import { guard } from "../guard.ts";
import { readStored, writeStored } from "../visitor/stored.ts";

const eraseKey = "leadlight-erase";

/**
 * Has the edge erase a visitor, and keeps the id until it did: the next page asks again, and so does this one when
 * the network is back. Not a beacon, whose origin the page's own Referrer-Policy may hide from the edge.
 */
export const erase = guard(async (visitor: string | null | undefined = readStored(eraseKey)) => {
  if (!visitor) return;
  writeStored(eraseKey, visitor);
  const url = `${config.endpoint}/v1/forget?site=${config.site}`;
  const { ok } = await fetch(url, { method: "POST", body: visitor, keepalive: true });
  if (ok) writeStored(eraseKey, "");
});
