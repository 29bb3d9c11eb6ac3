/** Whether a signature is the HMAC of a text under a secret; compared in constant time. */
export async function holdsHmac(
  secret: string,
  text: string,
  signature: Uint8Array<ArrayBuffer>,
  hash: "SHA-256" | "SHA-1" = "SHA-256",
): Promise<boolean> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "verify",
  ]);
  return crypto.subtle.verify("HMAC", key, signature, encoder.encode(text));
}

/** The bytes of hex digits; what are none makes a signature that never holds. */
export const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** The bytes of base64; what is none makes a signature that never holds. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
