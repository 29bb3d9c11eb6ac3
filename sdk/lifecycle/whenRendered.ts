import { guard } from "../guard.ts";
import { listen, type Stop, stopAll } from "./listen.ts";
import { onHidden } from "./onHidden.ts";

/**
 * A page that takes longer to parse is not waited for: of a tab that was closed while its parser was
 * still busy, Chromium 156 delivered nothing.
 */
const maxParseMs = 2_000;

/**
 * Once, when the page can be described: its markup is parsed (JSON-LD may stand at the end of the
 * body), or, in a single-page application, the framework had `renderMs` to put up the new route. If
 * the visitor leaves before that, then; and when the returned function is called, at the latest.
 */
export function whenRendered(handler: () => void, renderMs: number): Stop {
  let done = false;
  const finish = guard(() => {
    if (done) return;
    done = true;
    stopWaiting();
    handler();
  });
  const timer = setTimeout(finish, document.readyState === "loading" ? maxParseMs : renderMs);
  const stopWaiting = stopAll([
    onHidden(finish),
    listen("DOMContentLoaded", finish),
    () => clearTimeout(timer),
  ]);
  return finish;
}
