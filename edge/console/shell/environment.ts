import type { ApiKey, Site } from "../../ports/ports.ts";

/** What every page behind the sign-in knows of its request. */
export interface ConsoleEnvironment {
  Variables: {
    apiKey: ApiKey;
    site: Site;
    /** Allows the one inline script (`document.tsx`). */
    secureHeadersNonce?: string;
  };
}
