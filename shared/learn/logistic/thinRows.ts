/** One step of Newton's method costs rows × columns² / 2; this many products take about a quarter of a second. */
const maxProducts = 2e8;
const minRows = 2_000;
const maxRows = 20_000;

/** Evenly chosen rows, as many as a logistic model of so many columns can be fitted to in seconds. */
export function thinRows(rows: Uint32Array, columns: number): Uint32Array {
  const limit = Math.max(minRows, Math.min(maxRows, Math.floor(maxProducts / (1 + columns ** 2))));
  if (rows.length <= limit) return rows;
  return Uint32Array.from({ length: limit }, (_, index) => {
    return rows[Math.floor((index * rows.length) / limit)] as number;
  });
}
