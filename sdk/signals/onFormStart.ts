import { listen } from "../lifecycle/listen.ts";
import { formName } from "./formName.ts";
import type { Signal } from "./signal.ts";

/** A form was begun, once a view; and left unsent, when the view ends before it was sent. */
export const onFormStart: Signal = (report) => {
  /** The names of the forms that were begun; of those that were sent, none. */
  const forms = new Map<HTMLElement, string | undefined>();
  listen("input", (event) => {
    const { form } = event.composedPath()[0] as HTMLInputElement;
    const name = form && formName(form);
    if (!name || forms.has(form)) return;
    forms.set(form, name);
    report({ type: "form_start", form: name });
  });
  listen<CustomEvent<HTMLElement>>("leadlight:sent", ({ detail }) => forms.set(detail, undefined));
  const abandon = () => {
    for (const form of forms.values()) if (form) report({ type: "form_abandon", form });
    forms.clear();
  };
  listen("pagehide", abandon);
  return abandon;
};
