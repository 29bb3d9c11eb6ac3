import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";
import { onCall } from "../lifecycle/onCall.ts";
import { formName } from "./formName.ts";
import type { EndOfView } from "./signal.ts";

/** What a page takes to say that its own check turned a form down. */
const checkMs = 200;

/**
 * Calls `sent` with each form that was sent and its name: by the browser, by `form.submit()`, or by the page itself, which prevents the submission and sends a request of its own. Such a one
 * counts when the form is gone, or still reads as it did before it was first submitted: a message, another step or
 * a busy button say that it is not sent yet.
 *
 * Each form once a view; what it returns is for the end of a view.
 */
export function watchForms(sent: (form: HTMLFormElement, name: string) => void): EndOfView {
  let current: HTMLFormElement | undefined;
  let look: string;
  let last: HTMLFormElement | undefined;
  let decide: (() => void) | undefined;

  const decideNow = guard(() => decide?.());
  const watch = guard((form: HTMLFormElement, event?: Event) => {
    const name = formName(form);
    if (!name) return;
    if (current !== form) {
      // Two forms within one look: the first is not forgotten for the second.
      decide?.();
      current = form;
      // As shown: a message may have been in the markup all along.
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read.
      look = form.innerText;
    }
    let isAsked: unknown;
    decide = () => {
      // Asked again, at the end of the view, a form that is still there was not sent: its message may be gone.
      if (
        event?.defaultPrevented &&
        // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read.
        (isAsked || look !== form.innerText) &&
        form.getClientRects()[0]
      ) {
        isAsked = 1;
        return;
      }
      decide = undefined;
      if (last !== form) sent(form, name);
      last = form;
    };
    setTimeout(decideNow, checkMs);
  });
  const onSubmit = (event: Event) => {
    if (event.isTrusted) watch(event.target as HTMLFormElement, event);
  };

  listen("submit", onSubmit);
  // Nothing outside a shadow root hears of a form in it; but of the field that got the focus.
  listen("focusin", (event) =>
    (event.composedPath()[0] as HTMLInputElement).form?.addEventListener("submit", onSubmit),
  );
  listen("pagehide", decideNow);
  onCall(HTMLFormElement.prototype, "submit", watch);
  return () => {
    decideNow();
    last = undefined;
  };
}
