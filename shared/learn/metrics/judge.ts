import { auc } from "./auc.ts";
import { brier } from "./brier.ts";
import { type CalibrationBin, calibrationBins, calibrationError } from "./calibrationBins.ts";
import { type AtCapacity, atCapacity, liftByTenth } from "./capacity.ts";
import type { Estimate } from "./estimate.ts";
import { logLoss } from "./logLoss.ts";
import type { Predicted } from "./predicted.ts";

/** How well probabilities did. */
export interface Judgement {
  readonly leads: number;
  readonly wins: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly auc: Estimate;
  readonly calibration: readonly CalibrationBin[];
  readonly calibrationError: number;
  readonly lift: readonly AtCapacity[];
  readonly atCapacity: AtCapacity;
}

/** Judges probabilities by outcomes. `capacity` is the number of leads that sales can take of these. */
export function judge(predicted: Predicted, capacity: number): Judgement {
  const calibration = calibrationBins(predicted);
  return {
    leads: predicted.outcomes.length,
    wins: predicted.outcomes.reduce((sum, outcome) => sum + outcome, 0),
    logLoss: logLoss(predicted),
    brier: brier(predicted),
    auc: auc(predicted),
    calibration,
    calibrationError: calibrationError(calibration),
    lift: liftByTenth(predicted),
    atCapacity: atCapacity(predicted, capacity),
  };
}
