/** A fault of a model: where it is, and how to fix it. */
export interface ModelFault {
  /** Path in the document, e.g. `rules.3.limit`. */
  readonly at: string;
  readonly message: string;
}
