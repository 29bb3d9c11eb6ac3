import { onFormSent } from "./onFormSent.ts";
import type { Signal } from "./signal.ts";

/** A form was sent. Reports its name, and never looks at a field. */
export const onFormSubmit: Signal = (report) =>
  onFormSent((_, form) => report({ type: "form_submit", form }));
