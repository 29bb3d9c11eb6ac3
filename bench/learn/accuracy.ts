import { buildTable } from "../../shared/learn/data/buildTable.ts";
import { seededRandom } from "../../shared/learn/data/random.ts";
import { shuffle } from "../../shared/learn/data/shuffle.ts";
import { type Judgement, judge } from "../../shared/learn/metrics/judge.ts";
import { sigmoid } from "../../shared/learn/odds.ts";
import { predict } from "../../shared/learn/predict.ts";
import { trainModel } from "../../shared/learn/train/trainModel.ts";
import { readShoppers, type Shopper } from "./readShoppers.ts";

const folds = 5;

/** scikit-learn 1.2.1 on the same file, 5-fold stratified: AUC and log-loss. */
const references = {
  "with PageValues": {
    logistic: [0.893, 0.293],
    "10 bins": [0.908, 0.256],
    "additive boosting": [0.918, 0.244],
    "boosted, all interactions": [0.934, 0.221],
    goal: [0.93, 0.228],
  },
  "without PageValues": {
    logistic: [0.749, 0.376],
    "10 bins": [0.762, 0.37],
    "additive boosting": [0.765, 0.369],
    "boosted, all interactions": [0.786, 0.358],
    goal: [0.78, 0.361],
  },
} as const;

export async function benchAccuracy(file: string): Promise<void> {
  const shoppers = await readShoppers(file);
  for (const [title, reference] of Object.entries(references)) {
    const rows = title.startsWith("without")
      ? shoppers.map(({ bought, features: { PageValues: _, ...features } }) => ({
          bought,
          features,
        }))
      : shoppers;
    const { calibrated, uncalibrated, kinds } = crossValidate(rows);
    console.log(`\n${title}: ${rows.length} sessions, ${folds}-fold stratified; chosen: ${kinds}`);
    console.table({
      ...Object.fromEntries(
        Object.entries(reference).map(([name, [auc, logLoss]]) => [
          name,
          { AUC: auc, "log-loss": logLoss },
        ]),
      ),
      "leadlight, uncalibrated": figuresOf(uncalibrated),
      leadlight: figuresOf(calibrated),
    });
    const { auc } = calibrated;
    console.log(`AUC's 95 % interval: ${auc.low.toFixed(4)} to ${auc.high.toFixed(4)}`);
  }
  console.log("calibration error (10 bins) asked for: at most .013");
}

function crossValidate(shoppers: readonly Shopper[]): {
  readonly calibrated: Judgement;
  readonly uncalibrated: Judgement;
  readonly kinds: string;
} {
  const foldOf = stratifiedFolds(shoppers);
  const outcomes = Uint8Array.from(shoppers, ({ bought }) => Number(bought));
  const weights = new Float64Array(shoppers.length).fill(1);
  const probabilities = new Float64Array(shoppers.length);
  const raw = new Float64Array(shoppers.length);
  const kinds: string[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const { table } = buildTable(
      shoppers.flatMap(({ bought, features }, row) =>
        foldOf[row] === fold
          ? []
          : [{ id: `${row}`, atMs: 0, outcome: bought ? "won" : "lost", points: 0, features }],
      ),
      0,
    );
    const trained = trainModel(table);
    if (!trained.ok) throw new Error(trained.reason.map(({ text }) => text).join(" "));
    const model = trained.value;
    kinds.push(`${model.sum.kind}, calibration ${model.calibration.kind}`);
    for (const [row, { features }] of shoppers.entries()) {
      if (foldOf[row] !== fold) continue;
      const { probability, reasons } = predict(model, { points: 0, features });
      probabilities[row] = probability;
      raw[row] = sigmoid(
        reasons
          .filter(({ term }) => term !== "calibration")
          .reduce((sum, { logOdds }) => sum + logOdds, 0),
      );
    }
  }
  return {
    calibrated: judge({ probabilities, outcomes, weights }, 1_000),
    uncalibrated: judge({ probabilities: raw, outcomes, weights }, 1_000),
    kinds: [...new Set(kinds)].join("; "),
  };
}

/** The fold of each row: each fold has the same share of purchases. */
function stratifiedFolds(shoppers: readonly Shopper[]): Uint8Array {
  const result = new Uint8Array(shoppers.length);
  const mixed = shuffle(Uint32Array.from(shoppers.keys()), seededRandom(1));
  const next = { true: 0, false: 0 };
  for (const row of mixed) {
    const bought = `${shoppers[row]?.bought ?? false}` as const;
    result[row] = next[bought]++ % folds;
  }
  return result;
}

const figuresOf = ({ auc, logLoss, brier, calibrationError }: Judgement) => ({
  AUC: Number(auc.value.toFixed(4)),
  "log-loss": Number(logLoss.toFixed(4)),
  Brier: Number(brier.toFixed(4)),
  "calibration error": Number(calibrationError.toFixed(4)),
});
