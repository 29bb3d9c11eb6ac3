/** Probabilities and how the same rows ended: 1 won, 0 lost. Equal lengths. */
export interface Predicted {
  readonly probabilities: Float64Array;
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
}

/** Rows by probability, the highest first; equal ones in their order. */
export const highestFirst = ({ probabilities }: Predicted): Uint32Array =>
  Uint32Array.from(probabilities, (_, row) => row).sort(
    (a, b) => (probabilities[b] as number) - (probabilities[a] as number) || a - b,
  );
