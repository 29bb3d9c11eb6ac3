import { type CompiledModel, compileModel } from "../shared/model/compile.ts";
import type { ModelDocument } from "../shared/model/model.ts";
import { parseModel } from "../shared/model/parseModel.ts";
import { b2b } from "../shared/model/templates/b2b.ts";
import type { Event } from "../shared/wire/event.ts";

const rules = 100;
const pagesPerSession = 5;
const dayMs = 86_400_000;

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

export function hundredRules(): CompiledModel {
  const parsed = parseModel(model);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}

/** Sessions of five pages, a day apart, each page looked at for half a minute; another life for each seed. */
export const lifeOf = (sessions: number, seed = 0): Event[] =>
  Array.from({ length: sessions * pagesPerSession }, (_, index): Event[] => {
    const occurredAt =
      Math.floor(index / pagesPerSession) * dayMs + (index % pagesPerSession) * 60_000;
    const page = { path: paths[(seed + index * 7) % paths.length] as string };
    return [
      { id: `view-${seed}-${index}`, type: "page_view", occurredAt, page },
      {
        id: `stay-${seed}-${index}`,
        type: "engagement",
        occurredAt: occurredAt + 40_000,
        page,
        view: `view-${seed}-${index}`,
        engagedMs: 30_000,
      },
    ];
  }).flat();
