/** Webhooks as vendors sign them, with keys made for the test. */

const text = new TextEncoder();
const base64 = (bytes: Uint8Array | ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)));
const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function hmac(secret: string, message: string, hash = "SHA-256"): Promise<ArrayBuffer> {
  const algorithm = { name: "HMAC", hash };
  const key = await crypto.subtle.importKey("raw", text.encode(secret), algorithm, false, ["sign"]);
  return crypto.subtle.sign("HMAC", key, text.encode(message));
}

export const hmacHex = async (secret: string, message: string) => hex(await hmac(secret, message));
export const hmacBase64 = async (secret: string, message: string, hash = "SHA-256") =>
  base64(await hmac(secret, message, hash));

export const seconds = (agoMs = 0) => Math.floor((Date.now() - agoMs) / 1_000);

/** A pair of keys as SendGrid makes them, and what it sends with them. */
export async function createSendgrid() {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const keys = (await crypto.subtle.generateKey(curve, true, ["sign", "verify"])) as CryptoKeyPair;
  const spki = (await crypto.subtle.exportKey("spki", keys.publicKey)) as ArrayBuffer;
  return {
    secret: base64(spki),
    async headers(body: string, agoMs = 0) {
      const timestamp = String(seconds(agoMs));
      const signing = { name: "ECDSA", hash: "SHA-256" };
      const raw = await crypto.subtle.sign(signing, keys.privateKey, text.encode(timestamp + body));
      return {
        "x-twilio-email-event-webhook-signature": base64(derOf(new Uint8Array(raw))),
        "x-twilio-email-event-webhook-timestamp": timestamp,
      };
    },
  };
}

/** As OpenSSL writes a signature. */
export function derOf(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array): number[] => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const plain = [...bytes.subarray(from)];
    const signed = (plain[0] ?? 0) > 0x7f ? [0, ...plain] : plain;
    return [0x02, signed.length, ...signed];
  };
  const body = [...integer(raw.subarray(0, 32)), ...integer(raw.subarray(32))];
  return Uint8Array.from([0x30, body.length, ...body]);
}

/** Mailgun signs timestamp and token, and says so in the body. */
export async function mailgunBody(secret: string, event: unknown, agoMs = 0): Promise<string> {
  const timestamp = String(seconds(agoMs));
  const token = crypto.randomUUID().replaceAll("-", "");
  const signature = await hmacHex(secret, timestamp + token);
  return JSON.stringify({ signature: { timestamp, token, signature }, "event-data": event });
}
