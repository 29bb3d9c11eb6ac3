/** An estimate with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Standard deviations on each side of a 95 % interval. */
export const z95 = 1.959_963_984_540_054;
