/**
 * A site's back end vouches for an e-mail address by signing it: HMAC-SHA256 of the address, in lower
 * case and without blanks around it, under the site's secret, as hex digits.
 *
 * @example
 * createHmac("sha256", secret).update("jane@acme.com").digest("hex"); // in Node
 */
export async function holdsSignature(
  secret: string,
  email: string,
  signature: string,
): Promise<boolean> {
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey(
    "raw",
    text.encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", key, bytes, text.encode(email));
}
