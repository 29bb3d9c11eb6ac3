/**
 * Rounds a sum of points to a billionth. Decay and caps leave noise in later digits, and a lead capped at 50
 * must have 50, not 49.999999999999993.
 */
export const roundPoints = (points: number): number => Math.round(points * 1e9) / 1e9 + 0;
