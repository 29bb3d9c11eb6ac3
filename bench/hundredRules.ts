import { type CompiledModel, compileModel } from "../shared/model/compile.ts";
import type { ModelDocument } from "../shared/model/model.ts";
import { parseModel } from "../shared/model/parseModel.ts";
import { b2b } from "../shared/model/templates/b2b.ts";

type RuleDocument = ModelDocument["rules"][number];

const rules = 100;

const decayingEvents = [
  { event: "file_download" },
  { event: "page_view", pageType: "case_study" },
  { event: "email_open" },
  { event: "form_submit" },
  { event: "page_view", pageType: "demo" },
];

/** More rules of every kind, each of which matches something in a life (`lives.ts`). */
const kinds: readonly ((nth: number) => object)[] = [
  (nth) => ({
    on: { event: "page_view", pageType: "product", object: `**-${nth}*` },
    limit: "once_per_session",
  }),
  (nth) => ({ on: { event: "page_view", object: `/blog/post-${nth}` } }),
  (nth) => ({ when: { sessions: { atLeast: nth + 1, withPageType: "blog" } } }),
  (nth) => ({ when: { engagedSeconds: { pageType: "pricing", atLeast: 30 * nth + 30 } } }),
  (nth) => ({
    on: decayingEvents[nth % decayingEvents.length],
    decay: { halfLifeDays: 30 + nth },
  }),
  (nth) => ({
    on: { event: "page_view", pageType: "docs" },
    limit: { max: nth + 1, perDays: 7 },
  }),
  (nth) => ({
    when: { count: { event: "page_view", pageType: "pricing" }, atLeast: nth + 1, lastDays: 30 },
  }),
  (nth) => ({ when: { sessions: { atLeast: nth + 2, lastDays: 14 } } }),
  (nth) => ({ when: { trait: "country", oneOf: ["DE", "AT", "CH", "FR", "IT"].slice(nth % 5) } }),
  (nth) => ({
    when: {
      all: [
        { sessions: { atLeast: nth + 1 } },
        { not: { inactiveDays: { atLeast: 30 + nth } } },
        { any: [{ trait: "companySize", atLeast: 100 * nth }, { emailKind: "corporate" }] },
      ],
    },
  }),
  (nth) => ({
    when: { engagedSeconds: { pageType: "product", atLeast: 60 + nth, lastDays: 30 } },
  }),
];

const moreRules = Array.from({ length: rules - b2b.rules.length }, (_, index) => {
  const head = { id: `more_${index}`, title: `More ${index}`, kind: "interest", points: 1 };
  const kind = kinds[index % kinds.length] as (nth: number) => object;
  return { ...head, ...kind(Math.floor(index / kinds.length)) } as RuleDocument;
});

/** Where the lives of `lives.ts` are: two in three leads have a threshold near enough to be left some day. */
const bands = {
  tiers: [
    { name: "hot", atLeast: 200 },
    { name: "warm", atLeast: 160 },
    { name: "cold", atLeast: 0 },
  ],
  stages: [
    { name: "SQL", atLeast: 220, hysteresis: 10 },
    { name: "MQL", atLeast: 180, hysteresis: 10 },
  ],
};

/** The default model, filled up to 100 rules of all kinds. */
export function hundredRules(): CompiledModel {
  const parsed = parseModel({ ...b2b, ...bands, rules: [...b2b.rules, ...moreRules] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}
