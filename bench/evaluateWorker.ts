/** Runs in workerd: evaluates 100 rules over a profile of 64 sessions, as often as it is asked to. */
import { compileModel } from "../shared/model/compile.ts";
import type { ModelDocument } from "../shared/model/model.ts";
import { parseModel } from "../shared/model/parseModel.ts";
import { b2b } from "../shared/model/templates/b2b.ts";
import { decodeProfile, encodeProfile } from "../shared/profile/encode.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile } from "../shared/profile/profile.ts";
import { evaluate } from "../shared/score/evaluate.ts";
import type { Event } from "../shared/wire/event.ts";

const rules = 100;
const sessions = 64;
const pagesPerSession = 5;
const hourMs = 3_600_000;

const paths = [
  ...["/", "/pricing", "/careers", "/contact", "/docs/api"],
  ...Array.from({ length: 20 }, (_, index) => `/product/part-${index}`),
  ...Array.from({ length: 40 }, (_, index) => `/blog/post-${index}`),
];

/** The default model, filled up to 100 rules of all kinds, each of which matches something. */
const model: ModelDocument = {
  ...b2b,
  rules: [
    ...b2b.rules,
    ...Array.from(
      { length: rules - b2b.rules.length },
      (_, index): ModelDocument["rules"][number] => {
        const head = {
          id: `more_${index}`,
          title: `More ${index}`,
          kind: "interest",
          points: 1,
        } as const;
        switch (index % 4) {
          case 0:
            return {
              ...head,
              on: { event: "page_view", pageType: "product" },
              limit: "once_per_session",
            };
          case 1:
            return { ...head, on: { event: "page_view", object: `/blog/post-${index % 40}` } };
          case 2:
            return { ...head, when: { sessions: { atLeast: index, withPageType: "blog" } } };
          default:
            return { ...head, when: { engagedSeconds: { pageType: "pricing", atLeast: index } } };
        }
      },
    ),
  ],
};

const events: Event[] = Array.from({ length: sessions * pagesPerSession }, (_, index): Event[] => {
  const occurredAt =
    Math.floor(index / pagesPerSession) * 24 * hourMs + (index % pagesPerSession) * 60_000;
  const page = { path: paths[(index * 7) % paths.length] as string };
  return [
    { id: `view-${index}`, type: "page_view", occurredAt, page },
    {
      id: `stay-${index}`,
      type: "engagement",
      occurredAt: occurredAt + 40_000,
      page,
      view: `view-${index}`,
      engagedMs: 30_000,
    },
  ];
}).flat();

const parsed = parseModel(model);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
const compiled = compileModel(parsed.value);
const profile = fold(emptyProfile, events);
const stored = encodeProfile(profile);

/** What can be timed. `read and evaluate` is what a beacon of a known visitor costs, but for D1. */
const work: Readonly<Record<string, () => number>> = {
  nothing: () => 0,
  evaluate: () => evaluate(compiled, profile, 0).total,
  "read, fold one event, evaluate": () => {
    const known = decodeProfile(stored);
    if (!known.ok) throw new Error("unreadable");
    const next: Event = {
      id: "next-0001",
      type: "page_view",
      occurredAt: Date.now(),
      page: { path: "/pricing" },
    };
    return evaluate(compiled, fold(known.value, [next]), Date.now()).total;
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
      rules: parsed.ok ? parsed.value.rules.length : 0,
      sessions,
      profileBytes: stored.length,
      work: Object.keys(work),
    });
  },
};
