import type { Scope } from "../../shared/api/scope.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";

export interface ApiKey {
  readonly id: string;
  /** SHA-256 of the whole key, hex. */
  readonly hash: string;
  readonly site: SiteKey;
  readonly name: string;
  /** What it opens; `null` for a key from before there were scopes, which opens all. */
  readonly scopes: readonly Scope[] | null;
  /** Milliseconds since 1970, or `null` for a key without an end. */
  readonly expiresAt: number | null;
}

export interface ApiKeyStore {
  find(id: string): Promise<ApiKey | null>;
}
