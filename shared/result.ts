/** The outcome of an expected failure: a value, or the tagged reason why there is none. */
export type Result<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason };

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const fail = <Reason>(reason: Reason): { readonly ok: false; readonly reason: Reason } => ({
  ok: false,
  reason,
});

/** What is wrong with one field of an input: which one, and how to correct it. */
export interface FieldFault {
  /** Its name, e.g. `secret`; of a nested one its path, e.g. `events.0.type`. */
  readonly field: string;
  /** e.g. `must be a path such as /demo`. */
  readonly message: string;
}
