import { calibrate } from "./calibration/calibration.ts";
import { vennAbersInterval } from "./calibration/vennAbers.ts";
import type { Features } from "./data/example.ts";
import type { LearnedModel } from "./model.ts";
import { sigmoid } from "./odds.ts";
import { termReader } from "./termReader.ts";
import { toUnits, unitsPerLogOdds } from "./units.ts";

/** One part of a prediction: which feature, in which of its bins, and the log-odds that it adds. */
export interface PredictionReason {
  /** "average lead", "points", "calibration", a feature's name, or two names with " × " between them. */
  readonly term: string;
  /** The lead's bin in words, such as "3 to 7"; its value where the model has no bins; empty where there is neither. */
  readonly bin: string | number;
  readonly logOdds: number;
}

export interface Prediction {
  readonly probability: number;
  /** The interval of the probability; wide where few leads like this one had an outcome. */
  readonly low: number;
  readonly high: number;
  readonly logOdds: number;
  /** Every part. Their sum is `logOdds` to the last digit, in any order. */
  readonly reasons: readonly PredictionReason[];
}

/** A lead as the model sees it. */
export interface PredictionInput {
  /** The total of the published model, in points. */
  readonly points: number;
  readonly features: Features;
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
