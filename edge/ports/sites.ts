import type { SiteKey } from "../../shared/identity/ids.ts";

/** One tracked website. */
export interface Site {
  readonly key: SiteKey;
  readonly name: string;
  /** e.g. `https://www.example.com`, `https://*.example.com`. */
  readonly origins: readonly string[];
  /** Signs e-mail addresses and links; `null` when none was made, and no signature holds. */
  readonly secret: string | null;
}

export interface SiteStore {
  find(key: SiteKey): Promise<Site | null>;
}
