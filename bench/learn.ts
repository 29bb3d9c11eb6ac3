/** What the learner predicts on one public file, beside reference values, and what it costs. */
import { benchAccuracy } from "./learn/accuracy.ts";
import { benchLearnCost } from "./learn/cost.ts";

export async function benchLearn(file?: string): Promise<void> {
  // First, while the process is fresh: what accuracy leaves behind would count as memory.
  benchLearnCost();
  if (file !== undefined) return benchAccuracy(file);
  console.log(
    'Accuracy is not measured without a file: npm run bench -- learn online_shoppers_intention.csv\nThe file is "Online Shoppers Purchasing Intention" of the UCI Machine Learning Repository (CC BY 4.0).',
  );
}
