import { listen } from "../lifecycle/listen.ts";
import { formName } from "./formName.ts";
import type { Signal } from "./signal.ts";

/**
 * A form was sent, by the browser or by the page's own `fetch`: both begin with `submit`. Reports its
 * name and never looks at a field; one that its fields make invalid goes nowhere and does not count.
 */
export const onFormSubmit: Signal = (report) =>
  listen("submit", ({ target }) => {
    if (!(target as Element).matches(":invalid"))
      report({ type: "form_submit", form: formName(target as Element) });
  });
