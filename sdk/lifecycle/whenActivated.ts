import { listen, type Stop } from "./listen.ts";

/**
 * At once, or, where the browser prerendered the page on a guess, when somebody really opens it.
 * https://developer.mozilla.org/docs/Web/API/Document/prerendering
 */
export function whenActivated(handler: () => void): Stop | undefined {
  if ((document as { prerendering?: boolean }).prerendering)
    return listen("prerenderingchange", handler);
  handler();
  return undefined;
}
