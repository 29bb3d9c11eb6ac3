import type { Rule } from "./model.ts";

/** A rule, and its index in the model. */
export interface Indexed<Of extends Rule> {
  readonly rule: Of;
  readonly index: number;
}
