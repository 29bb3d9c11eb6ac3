import { listen, type Stop } from "./listen.ts";

/** The page came back from the back-forward cache: to the visitor a page like any other. */
export function onRestored(handler: () => void): Stop {
  return listen<PageTransitionEvent>("pageshow", ({ persisted }) => {
    if (persisted) handler();
  });
}
