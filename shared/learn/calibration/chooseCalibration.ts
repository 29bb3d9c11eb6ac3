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
 * calibrated already and gets worse: so nothing is done unless it helps by more than a standard error.
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
  const tried = (["beta", "vennAbers"] as const).map((kind) => {
    const losses = new Float64Array(rows.length);
    for (let fold = 0; fold < folds; fold++) {
      const fitted = fits[kind](
        pickScored(
          scored,
          rows.filter((row) => row % folds !== fold),
        ),
      );
      for (let row = fold; row < rows.length; row += folds)
        losses[row] = logLossOf(outcomes[row] as number, calibrate(fitted, logOdds[row] as number));
    }
    const gains = losses.map((loss, row) => (none[row] as number) - loss);
    const sure = weightedMean(gains, weights) > standardErrorOf(gains, weights);
    return { kind, loss: weightedMean(losses, weights), sure };
  });
  const best = tried.filter(({ sure }) => sure).sort((a, b) => a.loss - b.loss)[0];
  return {
    calibration: best === undefined ? { kind: "none" } : fits[best.kind](scored),
    logLoss: {
      none: noneLoss,
      beta: tried[0]?.loss ?? noneLoss,
      vennAbers: tried[1]?.loss ?? noneLoss,
    },
  };
}
