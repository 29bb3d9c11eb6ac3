/**
 * How fast a new model re-scores everyone: leads a second on one core, 100 rules over profiles of 20
 * sessions, without the store. `npm run bench -- rescore`
 */
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile } from "../shared/profile/profile.ts";
import { evaluatePrepared, prepare } from "../shared/score/evaluate.ts";
import { nextChangeAt } from "../shared/score/nextChange.ts";
import { hundredRules, lifeOf } from "./hundredRules.ts";
import { median } from "./median.ts";

const profiles = 2_000;
const sessions = 20;
const rounds = 7;

export async function benchRescore(): Promise<void> {
  const compiled = hundredRules();
  const leads = Array.from({ length: profiles }, (_, seed) =>
    fold(emptyProfile, lifeOf(sessions, seed)),
  );
  const now = sessions * 86_400_000;
  const work: Readonly<Record<string, (lead: (typeof leads)[number]) => unknown>> = {
    evaluate: (lead) => evaluatePrepared(prepare(compiled, lead), now).total,
    "evaluate and find the next change": (lead) => {
      const prepared = prepare(compiled, lead);
      const { total } = evaluatePrepared(prepared, now);
      return [total, nextChangeAt(prepared, now, null)];
    },
  };
  const table: Record<string, { "leads a second": number }> = {};
  for (const [name, run] of Object.entries(work)) {
    const rates = Array.from({ length: rounds }, () => {
      const started = performance.now();
      for (const lead of leads) run(lead);
      return (1_000 * leads.length) / (performance.now() - started);
    });
    table[name] = { "leads a second": Math.round(median(rates)) };
  }
  console.table(table);
  console.log("goal: 20,000");
}
