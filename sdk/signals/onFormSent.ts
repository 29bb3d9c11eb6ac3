import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";
import { onCall } from "../lifecycle/onCall.ts";
import { followed } from "./followed.ts";
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
export function onFormSent(sent: (form: HTMLFormElement, name: string) => void): EndOfView {
  let current: HTMLFormElement | undefined;
  let look: string;
  let isSent: 1 | 0;
  let decide: (() => void) | undefined;

  const decideNow = guard(() => decide?.());
  const watch = guard((form: HTMLFormElement, event?: Event) => {
    const name = formName(form);
    if (!name) return;
    if (current !== form) {
      current = form;
      look = form.innerText;
      isSent = 0;
    }
    decide = () => {
      if (
        isSent ||
        (event?.defaultPrevented && look !== form.innerText && form.getClientRects()[0])
      )
        return;
      isSent = 1;
      sent(form, name);
    };
    setTimeout(decideNow, checkMs);
  });
  const onSubmit = (event: Event) => {
    if (event.isTrusted) watch(event.target as HTMLFormElement, event);
  };

  listen("submit", onSubmit);
  // A form in a shadow root is heard by nothing outside it. The key that sends it clicks its button, too.
  followed<HTMLButtonElement>("button,input", ({ form }) =>
    form?.addEventListener("submit", onSubmit),
  );
  listen("pagehide", decideNow);
  onCall(HTMLFormElement.prototype, "submit", watch);
  return () => {
    decideNow();
    current = undefined;
  };
}
