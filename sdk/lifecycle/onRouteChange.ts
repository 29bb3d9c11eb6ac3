import { guard } from "../guard.ts";
import type { Change } from "./change.ts";
import { listen } from "./listen.ts";
import { onCall } from "./onCall.ts";

/**
 * The address may have changed without a new document, as single-page applications do it.
 *
 * Where there is no Navigation API (or it is dumb, in a sandboxed frame), no event reports
 * `pushState`, so it is wrapped: the page's call runs first, with its own `this` and exceptions.
 */
export function onRouteChange(handler: (change: Change) => void): void {
  const check = guard(handler) as (change: object) => void;
  listen("popstate", check);
  const { navigation, history } = window;
  if (navigation?.currentEntry) navigation.addEventListener("currententrychange", check);
  else
    for (const name of ["pushState", "replaceState"] as const)
      onCall(history, name, () => check({ navigationType: name }));
}
