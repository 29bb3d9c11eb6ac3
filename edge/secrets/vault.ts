import { decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import { Locked } from "../ports/locked.ts";
import type { Vault } from "../ports/vault.ts";
import { type VaultKey, vaultKeyOf } from "./vaultKey.ts";

export interface VaultSecrets {
  /** What secrets are sealed with: 32 characters or more, too random to guess. */
  readonly current: string | undefined;
  /** What they were sealed with before: only opens. */
  readonly before?: string | undefined;
}

const prefix = "sealed:v1:";
/** 96 random bits, as AES-GCM takes them: never twice, for as many secrets as a site can have. */
const nonceBytes = 12;

/**
 * AES-256-GCM by the runtime's own WebCrypto, under a key derived from a secret of the Worker. A value is
 * `sealed:v1:KEY:…`: `KEY` names the key without revealing it. What does not begin so was kept before
 * there was a vault, and is itself.
 */
export function createVault({ current, before }: VaultSecrets): Vault {
  // Values, not promises: a request must not wait for what another one does.
  const known = new Map<string, VaultKey>();
  const keyOf = async (secret: string): Promise<VaultKey> => {
    const key = known.get(secret) ?? (await vaultKeyOf(secret));
    known.set(secret, key);
    return key;
  };
  const opening = async (id: string): Promise<VaultKey | undefined> => {
    for (const secret of [current, before]) {
      if (secret === undefined) continue;
      const key = await keyOf(secret);
      if (key.id === id) return key;
    }
    return undefined;
  };
  return {
    canSeal: current !== undefined,

    async seal(secret, place) {
      if (current === undefined) throw new Locked(noKey, true);
      const { id, key } = await keyOf(current);
      const head = `${prefix}${id}:`;
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const text = new TextEncoder().encode(secret);
      const sealed = await crypto.subtle.encrypt(algorithmOf(iv, head + place), key, text);
      return head + encodeBase64Url(iv.buffer) + encodeBase64Url(sealed);
    },

    async open(kept, place) {
      if (!kept.startsWith(prefix)) return { secret: kept, isCurrent: false };
      const [id = "", text = ""] = kept.slice(prefix.length).split(":");
      const key = await opening(id);
      if (key === undefined) throw new Locked(current === undefined ? noKey : otherKey(id), true);
      try {
        const bytes = decodeBase64Url(text);
        const iv = bytes.slice(0, nonceBytes);
        const algorithm = algorithmOf(iv, `${prefix}${id}:${place}`);
        const opened = await crypto.subtle.decrypt(algorithm, key.key, bytes.slice(nonceBytes));
        const isCurrent = current !== undefined && key === (await keyOf(current));
        return { secret: new TextDecoder().decode(opened), isCurrent };
      } catch {
        throw new Locked(notHere, false);
      }
    },
  };
}

const algorithmOf = (iv: Uint8Array<ArrayBuffer>, additional: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(additional),
});

const noKey =
  "This Worker has no ENCRYPTION_KEY, which secrets are kept with: `npm run leadlight -- create` sets one.";
const otherKey = (id: string): string =>
  `It was sealed with another ENCRYPTION_KEY (${id}): set that one as ENCRYPTION_KEY_BEFORE, or enter the secret again.`;
const notHere = "It was changed, or belongs to another row: enter the secret again.";
