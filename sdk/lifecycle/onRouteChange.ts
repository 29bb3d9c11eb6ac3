import { guard } from "../guard.ts";
import { readPath } from "../page/path.ts";
import { listen } from "./listen.ts";

/**
 * A single-page application showed another path. A change of query, fragment or state is none.
 *
 * Where there is no Navigation API (or it is dumb, in a sandboxed frame), nothing tells of
 * `pushState`, so it is wrapped: the page's call runs first, with its own `this` and exceptions.
 */
export function onRouteChange(handler: () => void): void {
  let path = readPath();
  const check = guard(() => {
    if (path === readPath()) return;
    path = readPath();
    handler();
  });
  listen("popstate", check);
  const { navigation } = window;
  if (navigation?.currentEntry) navigation.addEventListener("currententrychange", check);
  else
    for (const name of ["pushState", "replaceState"] as const) {
      const original = history[name];
      history[name] = function (...args) {
        original.apply(this, args);
        check();
      };
    }
}
