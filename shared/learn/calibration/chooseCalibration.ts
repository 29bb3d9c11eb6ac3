import { standardErrorOf, weightedMean } from "../metrics/weightedMean.ts";
import { logLossOf } from "../odds.ts";
import { fitBeta } from "./beta.ts";
import { type Calibration, calibrate } from "./calibration.ts";
import { pickScored, type Scored } from "./scored.ts";
import { fitVennAbers } from "./vennAbers.ts";

export interface CalibrationChoice {
  readonly calibration: Calibration;
  /** Mean log-loss on rows that the calibration had not seen, for each kind that was tried. */
  readonly logLoss: { readonly none: number; readonly beta: number; readonly vennAbers: number };
}

const folds = 5;
/** Fewer wins or losses cannot correct a probability; they would only add noise to it. */
const minOfEach = 25;

/**
 * Chooses among none, beta and Venn-Abers by the log-loss on rows that each had not seen. A strong model is often
 * calibrated already and gets worse: so each of them, from the simplest, must help by more than a standard error.
 */
export function chooseCalibration(scored: Scored): CalibrationChoice {
  const { logOdds, outcomes, weights } = scored;
  const rows = Uint32Array.from(logOdds, (_, row) => row);
  const wins = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const fits = {
    beta: (some: Scored): Calibration => ({ kind: "beta", ...fitBeta(some) }),
    vennAbers: (some: Scored): Calibration => ({ kind: "vennAbers", ...fitVennAbers(some) }),
  };
  const none = logOdds.map((value, row) => logLossOf(outcomes[row] as number, value));
  const noneLoss = weightedMean(none, weights);
  const enough = Math.min(wins, rows.length - wins) >= minOfEach;
  if (!enough)
    return {
      calibration: { kind: "none" },
      logLoss: { none: noneLoss, beta: noneLoss, vennAbers: noneLoss },
    };
  const lossesOf = (kind: keyof typeof fits): Float64Array => {
    const losses = new Float64Array(rows.length);
    for (let fold = 0; fold < folds; fold++) {
      const others = rows.filter((row) => row % folds !== fold);
      const fitted = fits[kind](pickScored(scored, others));
      for (let row = fold; row < rows.length; row += folds)
        losses[row] = logLossOf(outcomes[row] as number, calibrate(fitted, logOdds[row] as number));
    }
    return losses;
  };
  const tried = { none, beta: lossesOf("beta"), vennAbers: lossesOf("vennAbers") };
  let best: keyof typeof tried = "none";
  for (const kind of ["beta", "vennAbers"] as const) {
    const gains = tried[best].map((loss, row) => loss - (tried[kind][row] as number));
    if (weightedMean(gains, weights) > standardErrorOf(gains, weights)) best = kind;
  }
  return {
    calibration: best === "none" ? { kind: "none" } : fits[best](scored),
    logLoss: {
      none: noneLoss,
      beta: weightedMean(tried.beta, weights),
      vennAbers: weightedMean(tried.vennAbers, weights),
    },
  };
}
