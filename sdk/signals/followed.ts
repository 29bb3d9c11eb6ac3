import { listen } from "../lifecycle/listen.ts";

/** Buttons above this one open menus; 0 is the main button (and Enter), 1 the middle one. */
const middleButton = 1;

/**
 * Listens for elements that are clicked, by mouse, touch or keyboard, now or added later. The
 * composed path sees those inside shadow roots, which `target` hides.
 */
export const followed = <Found extends Element = HTMLAnchorElement>(
  selector: string,
  handler: (found: Found, event: MouseEvent) => void,
): void =>
  listen<MouseEvent>("click auxclick", (event) => {
    const found = event.composedPath().find((node) => (node as Element).matches?.(selector));
    if (found && event.button <= middleButton) handler(found as unknown as Found, event);
  });
