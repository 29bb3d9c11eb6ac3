import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";
import { onCall } from "../lifecycle/onCall.ts";
import { formName } from "./formName.ts";
import type { Signal } from "./signal.ts";

/** What a page takes to say that its own check turned a form down. */
const checkMs = 200;

/** The request that sends a form begins this soon after it: until then the page may ask for a token. */
const requestMs = 3_000;

/**
 * A form was sent: by the browser, by `form.submit()`, or by the page itself, which prevents the submission and
 * sends a request of its own. Such a one counts when the request is answered well, when the form is gone or
 * reset, or, where no request is seen, when the form still reads as before.
 *
 * Reports the form's name, once a view. No field is read but those that the site listed to identify the visitor.
 */
export const onFormSubmit: Signal = (report, { identify }) => {
  let current: HTMLFormElement | undefined;
  /** What it read when it was first submitted, before any message of the page's own check. */
  let look: string;
  let isSent: unknown;
  let atMs: number;
  let timer: ReturnType<typeof setTimeout> | 0;
  let decide: ((isTaken?: boolean) => void) | undefined;

  const decideSoon = (isTaken?: boolean) => {
    clearTimeout(timer);
    timer = setTimeout(guard(() => decide?.(isTaken)), checkMs);
  };
  const decideNow = () => timer && decide?.();
  const begin = guard((form: HTMLFormElement, event?: SubmitEvent) => {
    const name = formName(form, event?.submitter);
    if (!name) return;
    const list = form.getAttribute("data-leadlight-identify") ?? identify;
    const traits = Object.fromEntries(
      [...new URLSearchParams(list)].map(([trait, field]) => [
        trait,
        (form[field || trait] as HTMLInputElement)?.value,
      ]),
    );
    if (current !== form) {
      current = form;
      look = form.innerText;
      isSent = 0;
    }
    atMs = performance.now();
    decide = (isTaken) => {
      timer = 0;
      if (
        !isSent &&
        (event?.defaultPrevented
          ? (isTaken ?? (event.isTrusted && look === form.innerText)) || !form.getClientRects()[0]
          : !event || event.isTrusted)
      ) {
        isSent = 1;
        if (list) report({ type: "identify", traits });
        report({ type: "form_submit", form: name });
      }
    };
    decideSoon();
  });
  const onSubmit = (event: SubmitEvent) => begin(event.target as HTMLFormElement, event);

  listen("submit", onSubmit);
  listen("click keydown", (event) => {
    for (const node of event.composedPath())
      // Only a shadow root has a mode.
      if ("mode" in node) node.addEventListener("submit", onSubmit as EventListener, true);
  });
  listen("reset", () => decideSoon(true));
  listen("pagehide", decideNow);
  onCall(HTMLFormElement.prototype, "submit", begin);
  new PerformanceObserver((list) => {
    for (const each of list.getEntries() as PerformanceResourceTiming[])
      if (
        Math.ceil((each.startTime - atMs) / requestMs) === 1 &&
        /^[fx](?!.*\/v1\/)/.test(each.initiatorType + each.name)
      )
        decideSoon(each.responseStatus < 400);
  }).observe({ type: "resource" });
  return () => {
    decideNow();
    current = undefined;
  };
};
