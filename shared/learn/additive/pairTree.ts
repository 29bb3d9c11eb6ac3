import type { TreeOptions } from "./treeOptions.ts";

/**
 * A tree of at most four leaves over the grid of two features: one cut in the first feature and one on each side in
 * the second, or the other way round, whichever lowers the loss more. Cell `a * binsB + b` is the grid's cell (a, b).
 * Returns the gain, and adds to `step`.
 */
export function pairTree(binsA: number, binsB: number, options: TreeOptions) {
  const workspace = new Float64Array(2 * Math.max(binsA, binsB));
  return (gradient: Float64Array, hessian: Float64Array, step?: Float64Array): number => {
    const byA = bestCuts(gradient, hessian, binsA, binsB, binsB, 1, options, workspace);
    const byB = bestCuts(gradient, hessian, binsB, binsA, 1, binsB, options, workspace);
    const aFirst = byA.gain >= byB.gain;
    const best = aFirst ? byA : byB;
    if (best.gain <= 1e-12) return 0;
    if (step !== undefined)
      for (let a = 0; a < binsA; a++)
        for (let b = 0; b < binsB; b++) {
          const [outer, inner] = aFirst ? [a, b] : [b, a];
          const low = outer < best.outer;
          const leaf = low ? (inner < best.low ? 0 : 1) : inner < best.high ? 2 : 3;
          step[a * binsB + b] = best.values[leaf] as number;
        }
    return best.gain;
  };
}

interface Cuts {
  gain: number;
  /** The first bin above the outer cut, and of the inner cut below and above it. */
  outer: number;
  low: number;
  high: number;
  values: readonly number[];
}

function bestCuts(
  gradient: Float64Array,
  hessian: Float64Array,
  outerBins: number,
  innerBins: number,
  outerStride: number,
  innerStride: number,
  { shrinkage, minLeafHessian }: TreeOptions,
  workspace: Float64Array,
): Cuts {
  const cells = outerBins * innerBins;
  let totalG = 0;
  let totalH = 0;
  for (let cell = 0; cell < cells; cell++) {
    totalG += gradient[cell] as number;
    totalH += hessian[cell] as number;
  }
  const best: Cuts = { gain: 0, outer: 0, low: 0, high: 0, values: [] };
  const whole = (totalG * totalG) / (totalH + shrinkage);
  // Sums over the outer bins so far, for each inner bin; the other side is the inner total less this.
  const innerG = new Float64Array(innerBins);
  const innerH = new Float64Array(innerBins);
  for (let outer = 0; outer < outerBins; outer++)
    for (let inner = 0; inner < innerBins; inner++) {
      const cell = outer * outerStride + inner * innerStride;
      innerG[inner] = (innerG[inner] as number) + (gradient[cell] as number);
      innerH[inner] = (innerH[inner] as number) + (hessian[cell] as number);
    }
  const sumG = workspace.subarray(0, innerBins).fill(0);
  const sumH = workspace.subarray(innerBins, 2 * innerBins).fill(0);
  let lowG = 0;
  let lowH = 0;
  for (let outer = 1; outer < outerBins; outer++) {
    for (let inner = 0; inner < innerBins; inner++) {
      const cell = (outer - 1) * outerStride + inner * innerStride;
      const g = gradient[cell] as number;
      const h = hessian[cell] as number;
      sumG[inner] = (sumG[inner] as number) + g;
      sumH[inner] = (sumH[inner] as number) + h;
      lowG += g;
      lowH += h;
    }
    if (lowH < minLeafHessian) continue;
    if (totalH - lowH < minLeafHessian) break;
    const highG = totalG - lowG;
    const highH = totalH - lowH;
    let lowGain = (lowG * lowG) / (lowH + shrinkage);
    let highGain = (highG * highG) / (highH + shrinkage);
    let lowCut = innerBins;
    let highCut = innerBins;
    let lowPart = [lowG, lowH, 0, 0];
    let highPart = [highG, highH, 0, 0];
    let lg = 0;
    let lh = 0;
    let hg = 0;
    let hh = 0;
    for (let inner = 1; inner < innerBins; inner++) {
      lg += sumG[inner - 1] as number;
      lh += sumH[inner - 1] as number;
      hg += (innerG[inner - 1] as number) - (sumG[inner - 1] as number);
      hh += (innerH[inner - 1] as number) - (sumH[inner - 1] as number);
      if (lh >= minLeafHessian && lowH - lh >= minLeafHessian) {
        const gain = (lg * lg) / (lh + shrinkage) + (lowG - lg) ** 2 / (lowH - lh + shrinkage);
        if (gain > lowGain) {
          lowGain = gain;
          lowCut = inner;
          lowPart = [lg, lh, lowG - lg, lowH - lh];
        }
      }
      if (hh >= minLeafHessian && highH - hh >= minLeafHessian) {
        const gain = (hg * hg) / (hh + shrinkage) + (highG - hg) ** 2 / (highH - hh + shrinkage);
        if (gain > highGain) {
          highGain = gain;
          highCut = inner;
          highPart = [hg, hh, highG - hg, highH - hh];
        }
      }
    }
    const gain = lowGain + highGain - whole;
    if (gain > best.gain) {
      const value = (part: readonly number[], at: number): number =>
        (part[at] as number) / ((part[at + 1] as number) + shrinkage);
      best.gain = gain;
      best.outer = outer;
      best.low = lowCut;
      best.high = highCut;
      best.values = [value(lowPart, 0), value(lowPart, 2), value(highPart, 0), value(highPart, 2)];
    }
  }
  return best;
}
