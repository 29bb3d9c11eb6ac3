import type { Signal } from "./signal.ts";
import { watchForms } from "./watchForms.ts";

/**
 * A form was sent. Reports its name, and never looks at a field. The window gets `leadlight:sent` with the form,
 * for the signals of the second tag.
 */
export const onFormSubmit: Signal = (report) =>
  watchForms((detail, form) => {
    report({ type: "form_submit", form });
    dispatchEvent(new CustomEvent("leadlight:sent", { detail }));
  });
