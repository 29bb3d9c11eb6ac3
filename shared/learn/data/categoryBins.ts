import type { CategoryBins } from "./featureBins.ts";
import type { CategoryColumn, TrainingTable } from "./table.ts";

/** A category of fewer rows says nothing alone; it joins the rare ones. */
const minRows = 5;
/** Rows at the common share of wins that are added to each category before it is sorted: few rows say little. */
const smoothing = 10;

/** The most frequent categories of the chosen rows, at most `maxBins` with missing and rare, by their share of wins. */
export function categoryBins(
  column: CategoryColumn,
  { outcomes, weights }: TrainingTable,
  rows: Uint32Array,
  maxBins: number,
): CategoryBins {
  const counts = new Float64Array(column.categories.length + 1);
  const sums = new Float64Array(counts.length);
  const wins = new Float64Array(counts.length);
  let allWins = 0;
  let all = 0;
  for (const row of rows) {
    const code = column.codes[row] as number;
    const weight = weights[row] as number;
    const won = weight * (outcomes[row] as number);
    counts[code] = (counts[code] as number) + 1;
    sums[code] = (sums[code] as number) + weight;
    wins[code] = (wins[code] as number) + won;
    allWins += won;
    all += weight;
  }
  const share = all === 0 ? 0 : allWins / all;
  const kept = column.categories
    .map((text, index) => ({
      text,
      count: counts[index + 1] as number,
      rate:
        ((wins[index + 1] as number) + smoothing * share) /
        ((sums[index + 1] as number) + smoothing),
    }))
    .filter(({ count }) => count >= minRows)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, maxBins - 2)
    .sort((a, b) => a.rate - b.rate || (a.text < b.text ? -1 : 1));
  return { name: column.name, kind: "category", categories: kept.map(({ text }) => text) };
}
