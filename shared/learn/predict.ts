import { calibrate } from "./calibration/calibration.ts";
import { vennAbersInterval } from "./calibration/vennAbers.ts";
import type { LearnedModel } from "./model.ts";
import { sigmoid } from "./odds.ts";
import type { PredictionInput, PredictionReason } from "./prediction.ts";
import { termReader } from "./termReader.ts";
import { toUnits, unitsPerLogOdds } from "./units.ts";

interface Prediction {
  readonly probability: number;
  /** The interval of the probability; wide where few leads like this one had an outcome. */
  readonly low: number;
  readonly high: number;
  readonly logOdds: number;
  /** Every part. Their sum is `logOdds` to the last digit, in any order. */
  readonly reasons: readonly PredictionReason[];
}

/** The probability that a lead wins, with its interval and its reasons. Features that are not there are missing. */
export function predict(model: LearnedModel, lead: PredictionInput): Prediction {
  const reasons: PredictionReason[] = [];
  const raw = termReader(model.sum)(lead, reasons);
  let logOdds = raw;
  if (model.calibration.kind !== "none") {
    logOdds = toUnits(calibrate(model.calibration, raw)) / unitsPerLogOdds;
    reasons.push({ term: "calibration", bin: "", logOdds: logOdds - raw });
  }
  const probability = sigmoid(logOdds);
  const { low, high } = vennAbersInterval(model.interval, raw);
  return {
    probability,
    low: Math.min(low, probability),
    high: Math.max(high, probability),
    logOdds,
    reasons,
  };
}
