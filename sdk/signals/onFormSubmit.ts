import { onFormSent } from "./onFormSent.ts";
import type { Signal } from "./signal.ts";

/**
 * A form was sent. Reports its name, and never looks at a field. The window gets `leadlight:sent` with the form,
 * for the signals of the second tag.
 */
export const onFormSubmit: Signal = (report) =>
  onFormSent((detail, form) => {
    report({ type: "form_submit", form });
    dispatchEvent(new CustomEvent("leadlight:sent", { detail }));
  });
