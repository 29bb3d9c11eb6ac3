/**
 * How fast a new model re-scores everyone, without the store: 100 rules over profiles of 20 sessions, on
 * one core. `npm run bench -- rescore 1000000` for as many leads; in chunks, as a job reads them.
 *
 * Up to 20,000 lives differ; beyond that they repeat, each time as if they had happened some
 * days earlier, so that windows, decay and inactivity find something else.
 */

import { decodeProfile, encodeProfile } from "../shared/profile/encode.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile, type Profile } from "../shared/profile/profile.ts";
import { prepare, totalsAt } from "../shared/score/evaluate.ts";
import { nextChangeAt } from "../shared/score/forecast/nextChange.ts";
import { decideStage } from "../shared/score/stage.ts";
import { cpuMs } from "./cpuMs.ts";
import { hundredRules } from "./hundredRules.ts";
import { lifeOf, livesEnd } from "./lives.ts";
import { median } from "./median.ts";

const sessions = 20;
const maxLives = 20_000;
const chunk = 250;
const dayMs = 86_400_000;

export async function benchRescore(count = 20_000): Promise<void> {
  const compiled = hundredRules();
  const lives = Array.from({ length: Math.min(count, maxLives) }, (_, seed) =>
    encodeProfile(fold(emptyProfile, lifeOf(sessions, seed))),
  );
  const seen = new Map<string, number>();
  const rescore = (profile: Profile, now: number): void => {
    const prepared = prepare(compiled, profile);
    const totals = totalsAt(prepared, now);
    const stage = decideStage(null, totals, compiled.model);
    const next = nextChangeAt(prepared, now, stage) === null ? "stays" : "will change";
    const kind = `${totals.tier}, ${next}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  };
  const rates: Record<string, number[]> = {};
  const time = <Out>(name: string, leads: number, run: () => Out): Out => {
    const started = cpuMs();
    const out = run();
    rates[name] ??= [];
    rates[name].push((1_000 * leads) / (cpuMs() - started));
    return out;
  };
  for (let from = 0; from < count; from += chunk) {
    const leads = Math.min(chunk, count - from);
    const now = livesEnd + Math.floor(from / maxLives) * dayMs;
    const stored = Array.from({ length: leads }, (_, index) => lives[(from + index) % maxLives]);
    const profiles = time("read the stored form", leads, () => stored.map(readProfile));
    time("evaluate", leads, () => {
      for (const profile of profiles) totalsAt(prepare(compiled, profile), now);
    });
    time("evaluate and find the next change", leads, () => {
      for (const profile of profiles) rescore(profile, now);
    });
    time("read, evaluate, find the next change", leads, () => {
      for (const text of stored) rescore(readProfile(text), now);
    });
  }
  const bytes = lives.reduce((sum, { length }) => sum + length, 0) / lives.length;
  console.log(
    `${count} leads of ${sessions} sessions, ${Math.round(bytes)} bytes each; time on the CPU, median of chunks of ${chunk}`,
  );
  console.table(
    Object.fromEntries(
      Object.entries(rates).map(([name, each]) => [
        name,
        { "leads a second": Math.round(median(each)) },
      ]),
    ),
  );
  console.log([...seen].map(([kind, leads]) => `${kind}: ${leads / 2}`).join("; "));
  console.log("goal: 20,000");
}

function readProfile(stored: string | undefined): Profile {
  const read = decodeProfile(stored ?? "");
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}
