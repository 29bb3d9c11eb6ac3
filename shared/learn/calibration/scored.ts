/** Predictions for rows that the model had not seen, and how the rows ended. Equal lengths. */
export interface Scored {
  readonly logOdds: Float64Array;
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
}

export const pickScored = ({ logOdds, outcomes, weights }: Scored, rows: Uint32Array): Scored => ({
  logOdds: Float64Array.from(rows, (row) => logOdds[row] as number),
  outcomes: Uint8Array.from(rows, (row) => outcomes[row] as number),
  weights: Float64Array.from(rows, (row) => weights[row] as number),
});
