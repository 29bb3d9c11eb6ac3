import { Locked } from "../ports/locked.ts";

/** A key of the vault, and the name that what it sealed has of it. */
export interface VaultKey {
  readonly id: string;
  readonly key: Awaited<ReturnType<typeof crypto.subtle.deriveKey>>;
}

/** Fewer could be tried, one after the other. */
const minCharacters = 32;

/** Derives a key and its name from a secret of the Worker: HKDF, SHA-256, two labels. */
export async function vaultKeyOf(secret: string): Promise<VaultKey> {
  if (secret.length < minCharacters) throw new Locked(tooShort, true);
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, [
    "deriveBits",
    "deriveKey",
  ]);
  const labelled = (label: string) => ({
    ...{ name: "HKDF", hash: "SHA-256", salt: new Uint8Array() },
    info: encoder.encode(`leadlight vault ${label}`),
  });
  const aes = { name: "AES-GCM", length: 256 };
  const [key, id] = await Promise.all([
    crypto.subtle.deriveKey(labelled("key"), material, aes, false, ["encrypt", "decrypt"]),
    crypto.subtle.deriveBits(labelled("id"), material, 32),
  ]);
  const hex = Array.from(new Uint8Array(id), (byte) => byte.toString(16).padStart(2, "0"));
  return { id: hex.join(""), key };
}

const tooShort = `ENCRYPTION_KEY is too short: ${minCharacters} characters or more, as \`openssl rand -base64 32\` makes them.`;
