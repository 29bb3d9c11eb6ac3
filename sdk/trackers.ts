import type { CoreTracker } from "./coreTracker.ts";

declare global {
  interface Window {
    /** The trackers of this page by site, whichever copy of the script started them. */
    leadlightTrackers?: Map<string, CoreTracker>;
  }
}

/** One list for the whole page: the script may be there twice, as a tag and in a bundle. */
// biome-ignore lint/suspicious/noAssignInExpressions: as short as it is clear.
export const trackers = (window.leadlightTrackers ??= new Map<string, CoreTracker>());
