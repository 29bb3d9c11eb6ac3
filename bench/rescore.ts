/**
 * How fast a new model re-scores everyone, without the store: 100 rules over profiles of 20 sessions, on
 * one core. `npm run bench -- rescore 1000000` for as many leads; made in chunks, so that they fit.
 */
import { decideStage } from "../shared/decide/stage.ts";
import { decodeProfile, encodeProfile } from "../shared/profile/encode.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile, type Profile } from "../shared/profile/profile.ts";
import { evaluate, prepare, totalsAt } from "../shared/score/evaluate.ts";
import { nextChangeAt } from "../shared/score/nextChange.ts";
import { cpuMs } from "./cpuMs.ts";
import { hundredRules } from "./hundredRules.ts";
import { lifeOf, livesEnd } from "./lives.ts";
import { median } from "./median.ts";

const sessions = 20;
const chunk = 500;
const now = livesEnd;

interface Lead {
  readonly profile: Profile;
  readonly stored: string;
}

export async function benchRescore(count = 20_000): Promise<void> {
  const compiled = hundredRules();
  const rescore = (profile: Profile): unknown => {
    const prepared = prepare(compiled, profile);
    const totals = totalsAt(prepared, now);
    const stage = decideStage(null, totals, compiled.model);
    return [totals, stage, nextChangeAt(prepared, now, stage)];
  };
  const work: Readonly<Record<string, (lead: Lead) => unknown>> = {
    evaluate: ({ profile }) => totalsAt(prepare(compiled, profile), now),
    "evaluate, with reasons": ({ profile }) => evaluate(compiled, profile, now),
    "evaluate and find the next change": ({ profile }) => rescore(profile),
    "read the stored form": ({ stored }) => decodeProfile(stored),
    "read, evaluate, find the next change": ({ stored }) => {
      const read = decodeProfile(stored);
      return read.ok && rescore(read.value);
    },
  };
  const rates = new Map(Object.keys(work).map((name) => [name, [] as number[]]));
  let storedBytes = 0;
  for (let made = 0; made < count; made += chunk) {
    const leads = Array.from({ length: Math.min(chunk, count - made) }, (_, index): Lead => {
      const profile = fold(emptyProfile, lifeOf(sessions, made + index));
      return { profile, stored: encodeProfile(profile) };
    });
    for (const { stored } of leads) storedBytes += stored.length;
    for (const [name, run] of Object.entries(work)) {
      const started = cpuMs();
      for (const lead of leads) run(lead);
      rates.get(name)?.push((1_000 * leads.length) / (cpuMs() - started));
    }
  }
  console.log(
    `${count} leads of ${sessions} sessions, ${Math.round(storedBytes / count)} bytes each; median of chunks of ${chunk}`,
  );
  console.table(
    Object.fromEntries(
      [...rates].map(([name, each]) => [name, { "leads a second": Math.round(median(each)) }]),
    ),
  );
  console.log("goal: 20,000");
}
