import type { ApiKey } from "../../ports/apiKeys.ts";
import type { Site } from "../../ports/sites.ts";

/** What every page behind the sign-in knows of its request. */
export interface ConsoleEnvironment {
  Variables: {
    apiKey: ApiKey;
    site: Site;
    /** Allows the one inline script (`document.tsx`). */
    secureHeadersNonce?: string;
  };
}
