import { listen } from "./listen.ts";

/**
 * At once, or, where the browser prerendered the page on a guess, when the visitor really opens it.
 * https://developer.mozilla.org/docs/Web/API/Document/prerendering
 */
export function whenActivated(handler: () => void): void {
  if ((document as { prerendering?: boolean }).prerendering) listen("prerenderingchange", handler);
  else handler();
}
