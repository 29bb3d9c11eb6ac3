import { bytesOfHex, holdsHmac } from "./hmac.ts";

/**
 * A site's back end confirms an e-mail address by signing it: HMAC-SHA256 of the address, in lower
 * case and without blanks around it, under the site's secret, as hex digits.
 *
 * @example
 * createHmac("sha256", secret).update("jane@acme.com").digest("hex"); // in Node
 */
export const holdsSignature = (
  secret: string,
  email: string,
  signature: string,
): Promise<boolean> => holdsHmac(secret, email, bytesOfHex(signature));
