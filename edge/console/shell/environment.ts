import type { Scope } from "../../../shared/api/scope.ts";
import type { ApiKey } from "../../ports/apiKeys.ts";
import type { Site } from "../../ports/sites.ts";

/** A link in the header. */
export interface NavigationEntry {
  readonly href: string;
  readonly title: string;
  /** Without these scopes the link is not shown. */
  readonly scopes: readonly Scope[];
}

/** What a request of the console carries from its middleware to its page. */
export interface ConsoleEnvironment {
  Variables: {
    /** Only behind the sign-in, as `site`. */
    apiKey: ApiKey;
    site: Site;
    navigation: readonly NavigationEntry[];
    assetUrls: { readonly css: string; readonly js: string };
    /** Allows the one inline script (`document.tsx`). */
    secureHeadersNonce?: string;
  };
}
