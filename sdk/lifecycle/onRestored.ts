import { listen } from "./listen.ts";

/** The page came back from the back-forward cache: to the visitor a page like any other. */
export const onRestored = (handler: () => void): void =>
  listen<PageTransitionEvent>("pageshow", ({ persisted }) => {
    if (persisted) handler();
  });
