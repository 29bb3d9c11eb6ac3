import type { Score } from "leadlight";
import type { PageTracker } from "./pageTracker.ts";

type Call = (...call: unknown[]) => void;
type Queue = { q?: unknown[][] };

/** The tracker of the script tag, which may load before or after the components. */
export const tagTracker: PageTracker = {
  hear(listener) {
    const onEvent = (event: Event) => listener((event as CustomEvent<Score>).detail);
    document.addEventListener("leadlight:score", onEvent);
    tag()("score", (score: Score | null) => score && listener(score));
    return () => document.removeEventListener("leadlight:score", onEvent);
  },
  track: (...event) => {
    if (typeof document !== "undefined") tag()("track", ...event);
  },
  keepsTier: () => document.querySelector("script[data-personalize=next-page]") !== null,
};

/** `window.leadlight`, or the stub that queues calls until the tag has loaded. */
function tag(): Call {
  const page = window as { leadlight?: Call & Queue };
  page.leadlight ??= Object.assign(
    (...call: unknown[]) => {
      page.leadlight?.q?.push(call);
    },
    { q: [] as unknown[][] },
  );
  return page.leadlight;
}
