import { guard } from "../guard.ts";
import { listen, type Stop, stopAll } from "./listen.ts";

/**
 * A single-page application showed another path. A change of query, fragment or state is none.
 *
 * There is no event for `pushState` in every browser, so it is wrapped: the page's call runs first,
 * with its own `this` and exceptions. A stopped wrapper stays and does nothing, because taking it off
 * would take off whatever somebody has wrapped around it since.
 */
export function onRouteChange(handler: () => void): Stop {
  let path = location.pathname;
  let stopped = false;
  const check = guard(() => {
    if (stopped || path === location.pathname) return;
    path = location.pathname;
    handler();
  });
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (...args) {
      original.apply(this, args);
      check();
    };
  }
  return stopAll([
    listen("popstate", check),
    () => {
      stopped = true;
    },
  ]);
}
