import { guard } from "../guard.ts";

/**
 * 128 random bits as 32 lowercase hex digits. Mixing in `Math.random` takes nothing from the
 * cryptographic bytes, and keeps ids apart where a page has broken or stubbed `crypto`.
 */
export function randomId(): string {
  const bytes = new Uint8Array(16);
  guard(() => crypto.getRandomValues(bytes))();
  return [...bytes]
    .map((byte) => (256 + (byte ^ (Math.random() * 256))).toString(16).slice(1))
    .join("");
}
