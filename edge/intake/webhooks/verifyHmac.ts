import { fail, ok } from "../../../shared/result.ts";
import { holdsHmac } from "../../identity/hmac.ts";
import type { Provider, Webhook } from "./provider.ts";

/** What a vendor signed, and what it says its signature is. */
export interface Signed {
  readonly text: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

export const doesNotFit = fail("has a signature that does not fit");

/**
 * Checks an HMAC under the source's secret.
 *
 * @param signedOf `null` when a webhook is not signed at all.
 */
export const verifyHmac =
  (
    signedOf: (webhook: Webhook) => Signed | null,
    hash: "SHA-256" | "SHA-1" = "SHA-256",
  ): Provider["verify"] =>
  async (webhook, secret) => {
    const signed = signedOf(webhook);
    if (signed === null) return fail("has no signature");
    const holds = await holdsHmac(secret, signed.text, signed.signature, hash);
    return holds ? ok(null) : doesNotFit;
  };
