import type { Direction } from "../direction.ts";
import type { TreeOptions } from "./treeOptions.ts";

/**
 * A tree of at most `maxLeaves` leaves over one feature's bins, which are in order. Missing (bin 0) has no place in
 * that order and is a leaf of its own. With a direction the leaves are pooled until they follow it.
 */
export function featureTree(
  bins: number,
  direction: Direction,
  { shrinkage, minLeafHessian }: TreeOptions,
  maxLeaves = 3,
) {
  const cumulativeGradient = new Float64Array(bins + 1);
  const cumulativeHessian = new Float64Array(bins + 1);
  return (gradient: Float64Array, hessian: Float64Array, step: Float64Array): void => {
    for (let bin = 1; bin < bins; bin++) {
      cumulativeGradient[bin + 1] = (cumulativeGradient[bin] as number) + (gradient[bin] as number);
      cumulativeHessian[bin + 1] = (cumulativeHessian[bin] as number) + (hessian[bin] as number);
    }
    const sums = (from: number, to: number): [number, number] => [
      (cumulativeGradient[to] as number) - (cumulativeGradient[from] as number),
      (cumulativeHessian[to] as number) - (cumulativeHessian[from] as number),
    ];
    const gainOf = (from: number, to: number): number => {
      const [g, h] = sums(from, to);
      return (g * g) / (h + shrinkage);
    };
    const borders = [1, bins];
    for (let leaves = 1; leaves < maxLeaves; leaves++) {
      let bestGain = 1e-12;
      let bestCut = 0;
      for (let leaf = 0; leaf + 1 < borders.length; leaf++) {
        const from = borders[leaf] as number;
        const to = borders[leaf + 1] as number;
        const whole = gainOf(from, to);
        for (let cut = from + 1; cut < to; cut++) {
          if (
            (cumulativeHessian[cut] as number) - (cumulativeHessian[from] as number) <
            minLeafHessian
          )
            continue;
          if (
            (cumulativeHessian[to] as number) - (cumulativeHessian[cut] as number) <
            minLeafHessian
          )
            break;
          const gain = gainOf(from, cut) + gainOf(cut, to) - whole;
          if (gain > bestGain) {
            bestGain = gain;
            bestCut = cut;
          }
        }
      }
      if (bestCut === 0) break;
      borders.push(bestCut);
      borders.sort((a, b) => a - b);
    }
    if (direction !== 0) pool(borders, direction, sums, shrinkage);
    for (let leaf = 0; leaf + 1 < borders.length; leaf++) {
      const [g, h] = sums(borders[leaf] as number, borders[leaf + 1] as number);
      step.fill(g / (h + shrinkage), borders[leaf], borders[leaf + 1]);
    }
    step[0] = (gradient[0] as number) / ((hessian[0] as number) + shrinkage);
  };
}

/** Joins neighbouring leaves that go against the direction, until none does. */
function pool(
  borders: number[],
  direction: Direction,
  sums: (from: number, to: number) => [number, number],
  shrinkage: number,
): void {
  const value = (leaf: number): number => {
    const [g, h] = sums(borders[leaf] as number, borders[leaf + 1] as number);
    return g / (h + shrinkage);
  };
  for (let leaf = 0; leaf + 2 < borders.length; ) {
    if ((value(leaf + 1) - value(leaf)) * direction >= 0) leaf++;
    else {
      borders.splice(leaf + 1, 1);
      leaf = 0;
    }
  }
}
