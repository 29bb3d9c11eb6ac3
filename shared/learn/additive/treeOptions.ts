/** Bounds of a shallow tree. Both are in units of the hessian: a row at even odds is a quarter. */
export interface TreeOptions {
  /** Added to each leaf's hessian: a leaf of few rows says little. */
  readonly shrinkage: number;
  /** A leaf with less than this is not made. */
  readonly minLeafHessian: number;
}
