import type { Statement } from "../data/statement.ts";
import type { TrainingTable } from "../data/table.ts";
import { z95 } from "../metrics/estimate.ts";
import { type Judgement, judge } from "../metrics/judge.ts";
import { standardErrorOf, weightedMean } from "../metrics/weightedMean.ts";
import type { LearnedModel } from "../model.ts";
import { logit, logLossOf } from "../odds.ts";
import { predictRows } from "../predictRows.ts";
import { minOfEach, outcomesOf } from "../train/refusals.ts";

export interface PublicationInput {
  /** Trained on the older four fifths of the examples. */
  readonly challenger: LearnedModel;
  /** The learned model that is live; left out while the points are. */
  readonly live?: LearnedModel;
  /** The hand-set points, calibrated on the same examples as the challenger: `pointsModel`. */
  readonly points: LearnedModel;
  /** The newest fifth, which no model was trained on. */
  readonly heldOut: TrainingTable;
  /** How many of these leads sales can take. */
  readonly capacity: number;
}

export interface Publication {
  /** Whether the challenger replaces what is live. */
  readonly publish: boolean;
  /** Why, in plain words. */
  readonly statements: readonly Statement[];
  /** How each did on the held-out leads. */
  readonly challenger: Judgement;
  readonly live: Judgement;
  readonly points: Judgement;
  /** By how much the challenger's mean log-loss is lower than the live one's, with its 95 % interval. */
  readonly gain: { readonly value: number; readonly low: number; readonly high: number };
}

/** A model replaces what is live only when its log-loss on the held-out leads is lower, and lower than the points'. */
export function decidePublication(input: PublicationInput): Publication {
  const { challenger, points, heldOut, capacity } = input;
  const live = input.live ?? points;
  const judgeModel = (model: LearnedModel): Judgement =>
    judge(
      {
        probabilities: predictRows(model, heldOut),
        outcomes: heldOut.outcomes,
        weights: heldOut.weights,
      },
      capacity,
    );
  const judged = {
    challenger: judgeModel(challenger),
    live: judgeModel(live),
    points: judgeModel(points),
  };
  const against = reasonsAgainst(input, judged);
  const liveName = input.live === undefined ? "the points'" : "the live model's";
  return {
    ...judged,
    publish: against.length === 0,
    statements:
      against.length > 0
        ? against
        : [
            {
              code: "better",
              text: `The new model's log-loss on the newest ${heldOut.rows} leads is ${short(judged.challenger.logLoss)}; ${liveName} is ${short(judged.live.logLoss)}. Lower is better, so it replaces it.`,
            },
          ],
    gain: gainOf(challenger, live, heldOut),
  };
}

function reasonsAgainst(
  { challenger, live, heldOut }: PublicationInput,
  judged: Pick<Publication, "challenger" | "live" | "points">,
): Statement[] {
  const seen = outcomesOf(heldOut);
  const wins = Math.floor(challenger.trained.wins + seen.wins);
  const losses = Math.floor(challenger.trained.losses + seen.losses);
  if (wins < minOfEach || losses < minOfEach)
    return [
      {
        code: "few-labels",
        text: `There are ${wins} won and ${losses} lost leads. From ${minOfEach} of each on a model can replace the points.`,
      },
    ];
  if (judged.challenger.wins === 0 || judged.challenger.wins === heldOut.rows)
    return [
      {
        code: "one-outcome-held-out",
        text: `The newest ${heldOut.rows} leads all have the same outcome, so the new model cannot be judged yet.`,
      },
    ];
  if (challenger.sum.kind === "points")
    return [
      {
        code: "points-best",
        text: "No model did better than the points when it was trained, so there is nothing to replace them with.",
      },
    ];
  const reasons: Statement[] = [];
  const compare = (name: string, code: string, other: Judgement): void => {
    if (judged.challenger.logLoss < other.logLoss) return;
    reasons.push({
      code,
      text: `The new model's log-loss on the newest ${heldOut.rows} leads is ${short(judged.challenger.logLoss)}; ${name} is ${short(other.logLoss)}. It is not lower, so the new model stays a challenger.`,
    });
  };
  compare("the points'", "not-better-than-points", judged.points);
  if (live !== undefined) compare("the live model's", "not-better-than-live", judged.live);
  return reasons;
}

function gainOf(
  challenger: LearnedModel,
  live: LearnedModel,
  heldOut: TrainingTable,
): Publication["gain"] {
  const losses = [challenger, live].map((model) =>
    predictRows(model, heldOut).map((probability, row) =>
      logLossOf(heldOut.outcomes[row] as number, logit(probability)),
    ),
  );
  const gains = Float64Array.from(heldOut.outcomes, (_, row) => {
    return (losses[1]?.[row] as number) - (losses[0]?.[row] as number);
  });
  const value = weightedMean(gains, heldOut.weights);
  const half = z95 * standardErrorOf(gains, heldOut.weights);
  return { value, low: value - half, high: value + half };
}

const short = (loss: number): string => loss.toFixed(4);
