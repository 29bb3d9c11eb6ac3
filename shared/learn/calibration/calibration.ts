import { logit } from "../odds.ts";
import { type Beta, calibrateBeta } from "./beta.ts";
import { type VennAbers, vennAbersInterval, vennAbersProbability } from "./vennAbers.ts";

/** What is done to a model's log-odds so that of leads with 20 % one in five wins. */
export type Calibration =
  | { readonly kind: "none" }
  | ({ readonly kind: "beta" } & Beta)
  | ({ readonly kind: "vennAbers" } & VennAbers);

/** Log-odds after calibration. */
export function calibrate(calibration: Calibration, logOdds: number): number {
  if (calibration.kind === "none") return logOdds;
  if (calibration.kind === "beta") return calibrateBeta(calibration, logOdds);
  return logit(vennAbersProbability(vennAbersInterval(calibration, logOdds)));
}
