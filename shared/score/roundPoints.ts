/**
 * A sum of points to a billionth: decay and caps leave noise behind that, and who is capped at 50 has 50,
 * not 49.999999999999993.
 */
export const roundPoints = (points: number): number => Math.round(points * 1e9) / 1e9 + 0;
