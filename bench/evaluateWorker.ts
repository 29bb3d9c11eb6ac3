/** Runs in workerd: evaluates 100 rules over a profile of 64 sessions, as often as it is asked to. */
import { decodeProfile, encodeProfile } from "../shared/profile/encode.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile } from "../shared/profile/profile.ts";
import { evaluate } from "../shared/score/evaluate.ts";
import type { Event } from "../shared/wire/event.ts";
import { hundredRules } from "./hundredRules.ts";
import { lifeOf, livesEnd } from "./lives.ts";

const sessions = 64;
const compiled = hundredRules();
const profile = fold(emptyProfile, lifeOf(sessions, 1));
const stored = encodeProfile(profile);

/** What can be timed. `read and evaluate` is what a beacon of a known visitor costs, but for D1. */
const work: Readonly<Record<string, () => number>> = {
  nothing: () => 0,
  evaluate: () => evaluate(compiled, profile, livesEnd).total,
  "read, fold one event, evaluate": () => {
    const known = decodeProfile(stored);
    if (!known.ok) throw new Error("unreadable");
    const next: Event = {
      id: "next-0001",
      type: "page_view",
      occurredAt: livesEnd,
      page: { path: "/pricing" },
    };
    return evaluate(compiled, fold(known.value, [next]), livesEnd).total;
  },
};

export default {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const run = work[searchParams.get("work") ?? ""] ?? (() => 0);
    let total = 0;
    for (let times = Number(searchParams.get("times")); times > 0; times--) total += run();
    return Response.json({
      total,
      rules: compiled.model.rules.length,
      sessions,
      profileBytes: stored.length,
      work: Object.keys(work),
    });
  },
};
