import { fail, ok } from "../../../shared/result.ts";
import { holdsHmac } from "../../identity/hmac.ts";
import type { Provider, Webhook } from "./provider.ts";

/** The text that a vendor signed, and the signature that it sent. */
export interface Signed {
  readonly text: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

export const wrongSignature = fail("has a wrong signature");

/**
 * Checks an HMAC under the source's secret.
 *
 * @param signedOf Finds text and signature in a webhook; `null` when it is not signed.
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
    return holds ? ok(null) : wrongSignature;
  };
