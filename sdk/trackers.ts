import type { Tracker } from "./tracker.ts";

declare global {
  interface Window {
    /** The trackers of this page by site, whichever copy of the script started them. */
    leadlightTrackers?: Map<string, Tracker>;
  }
}

/** One list for the whole page: the script may be there twice, as a tag and in a bundle. */
export function trackers(): Map<string, Tracker> {
  // biome-ignore lint/suspicious/noAssignInExpressions: as short as it is clear.
  return (window.leadlightTrackers ??= new Map());
}
