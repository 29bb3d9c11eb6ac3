import { LeadlightError } from "../client/leadlightError.ts";
import type { ModelFault } from "../shared/model/parseModel.ts";
import { listed } from "./listed.ts";

/** An error for people: of an answer with the faults of a model, each on its line. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof LeadlightError)) return error.message;
  const { faults } = error.problem as { readonly faults?: readonly ModelFault[] };
  return faults === undefined ? error.message : listed(error.message, faults);
}
