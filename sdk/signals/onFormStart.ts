import { listen } from "../lifecycle/listen.ts";
import { formName } from "./formName.ts";
import type { Signal } from "./signal.ts";

/** A form was begun, once a view; and left unsent, when the view ends before it was sent. */
export const onFormStart: Signal = (report) => {
  /** What is begun, and whether it is still unsent. */
  const forms = new Map<Element, boolean>();
  listen("input", (event) => {
    const { form } = event.composedPath()[0] as HTMLInputElement;
    if (!form || forms.has(form)) return;
    forms.set(form, true);
    report({ type: "form_start", form: formName(form) });
  });
  listen("submit", ({ target }) => {
    if (!(target as Element).matches(":invalid")) forms.set(target as Element, false);
  });
  const abandon = () => {
    for (const [form, isUnsent] of forms)
      if (isUnsent) report({ type: "form_abandon", form: formName(form) });
    forms.clear();
  };
  listen("pagehide", abandon);
  return abandon;
};
