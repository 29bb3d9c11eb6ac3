/**
 * leadlight beside json-rules-engine, in one run: the same rules over the same events, as far as both can
 * express them: how often something was done, properties of the person, thresholds over both. `npm run bench -- rules-engine`
 *
 * json-rules-engine has no events, limits, sessions or decay: its facts must be computed first. One row gives
 * both engines computed facts, so that only the rules are timed. In another row both start from the events:
 * json-rules-engine with fact functions, which it caches for each run. Between them is leadlight's profile, the
 * stored form of a lead.
 */
import { readFileSync } from "node:fs";
import { Engine, type RuleProperties } from "json-rules-engine";
import { rootDir } from "../local/paths.ts";
import { type CompiledModel, compileModel } from "../shared/model/compile.ts";
import type { ModelDocument } from "../shared/model/model.ts";
import { parseModel } from "../shared/model/parseModel.ts";
import { b2b } from "../shared/model/templates/b2b.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile, type Profile } from "../shared/profile/profile.ts";
import { earnedAt } from "../shared/score/earned.ts";
import { evaluate, type Prepared, prepare, totalsAt } from "../shared/score/evaluate.ts";
import { totalsOf } from "../shared/score/totals.ts";
import type { Event } from "../shared/wire/event.ts";
import { cpuMs } from "./cpuMs.ts";
import { lifeOf, livesEnd } from "./lives.ts";
import { median } from "./median.ts";

const leads = 500;
const sessions = 20;
const rounds = 7;

/** One rule, as both express it. */
interface Shared {
  readonly points: number;
  /** A number of views of a page or downloads of a file, or a property of the person. */
  readonly fact: string;
  readonly atLeast?: number;
  readonly below?: number;
  readonly oneOf?: readonly string[];
}

const paths = [
  ...["/pricing", "/careers", "/contact", "/demo", "/legal"],
  ...Array.from({ length: 20 }, (_, index) => `/product/part-${index}`),
  ...Array.from({ length: 8 }, (_, index) => `/case-studies/firm-${index}`),
  ...Array.from({ length: 10 }, (_, index) => `/docs/chapter-${index}`),
];

const sharedRules: readonly Shared[] = [
  ...paths.map((path, index) => ({
    points: 1 + (index % 7),
    fact: `page_view ${path}`,
    atLeast: 1,
  })),
  ...paths.map((path) => ({ points: 3, fact: `page_view ${path}`, atLeast: 3 })),
  { points: 15, fact: "email_open monthly", atLeast: 3 },
  { points: 20, fact: "form_submit newsletter", atLeast: 1 },
  { points: 15, fact: "file_download /files/price-list.pdf", atLeast: 1 },
  { points: 8, fact: "file_download /files/whitepaper-a.pdf", atLeast: 1 },
  { points: 5, fact: "file_download /files/guide.pdf", atLeast: 1 },
  { points: 20, fact: "companySize", atLeast: 500 },
  { points: 15, fact: "companySize", atLeast: 200, below: 500 },
  { points: 2, fact: "companySize", below: 10 },
  { points: 20, fact: "title", oneOf: ["VP Sales", "CTO"] },
  { points: 10, fact: "title", oneOf: ["Head of Marketing", "Marketing Manager"] },
  { points: -15, fact: "title", oneOf: ["Student"] },
  { points: 15, fact: "industry", oneOf: ["saas", "technology"] },
  { points: 20, fact: "industry", oneOf: ["financial services"] },
  { points: -10, fact: "country", oneOf: ["BR"] },
];

const isTrait = ({ fact }: Shared): boolean => !fact.includes(" ");

function oursOf(): CompiledModel {
  const rules = sharedRules.map((shared, index) => {
    const { points, fact, atLeast, below, oneOf } = shared;
    const [event, object] = fact.split(" ");
    const when = isTrait(shared)
      ? {
          trait: fact,
          ...(atLeast && { atLeast }),
          ...(below && { below }),
          ...(oneOf && { oneOf }),
        }
      : { count: { event, object }, atLeast };
    return { id: `rule_${index}`, title: `Rule ${index}`, kind: "interest", points, when };
  }) as ModelDocument["rules"];
  const parsed = parseModel({ ...b2b, rules, groups: {} });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}

function theirRules(): RuleProperties[] {
  return sharedRules.map(({ points, fact, atLeast, below, oneOf }) => ({
    conditions: {
      all: [
        ...(atLeast === undefined
          ? []
          : [{ fact, operator: "greaterThanInclusive", value: atLeast }]),
        ...(below === undefined ? [] : [{ fact, operator: "lessThan", value: below }]),
        ...(oneOf === undefined ? [] : [{ fact, operator: "in", value: [...oneOf] }]),
      ],
    },
    event: { type: "paid", params: { points } },
  }));
}

type Facts = Record<string, unknown>;
const facts = [...new Set(sharedRules.map(({ fact }) => fact))];

/** Computed facts for the rules: counts of events, and properties of the person. */
function factsOf(events: readonly Event[]): Facts {
  const found: Facts = Object.fromEntries(
    sharedRules.map((rule) => [rule.fact, isTrait(rule) ? null : 0]),
  );
  for (const event of events) {
    if (event.type === "identify") Object.assign(found, event.traits);
    const name = nameOf(event);
    if (name !== null && name in found) found[name] = (found[name] as number) + 1;
  }
  return found;
}

function nameOf(event: Event): string | null {
  switch (event.type) {
    case "page_view":
      return `page_view ${event.page.path}`;
    case "file_download":
      return `file_download ${event.file}`;
    case "form_submit":
      return `form_submit ${event.form}`;
    case "email_open":
      return `email_open ${event.mailing}`;
    default:
      return null;
  }
}

async function scoreByEngine(engine: Engine, given: Facts): Promise<number> {
  const { events } = await engine.run(given);
  return events.reduce((sum, { params }) => sum + (params?.points as number), 0);
}

/** Computes its facts from the events of the run, once for each run. */
function engineOverEvents(): Engine {
  const engine = new Engine(theirRules());
  engine.addFact("counted", async (_, almanac) =>
    factsOf(await almanac.factValue<Event[]>("events")),
  );
  for (const fact of facts) {
    engine.addFact(fact, async (_, almanac) => {
      const counted = await almanac.factValue<Facts>("counted");
      return counted[fact];
    });
  }
  return engine;
}

interface Lead {
  readonly prepared: Prepared;
  readonly events: readonly Event[];
  readonly profile: Profile;
  readonly facts: Facts;
}

export async function benchRulesEngine(): Promise<void> {
  const ours = oursOf();
  const all = Array.from({ length: leads }, (_, seed): Lead => {
    const events = lifeOf(sessions, seed);
    const profile = fold(emptyProfile, events);
    return { events, profile, prepared: prepare(ours, profile), facts: factsOf(events) };
  });
  const ready = new Engine(theirRules());
  const overEvents = engineOverEvents();
  const work: Readonly<Record<string, (lead: Lead) => number | Promise<number>>> = {
    "leadlight, facts ready": ({ prepared }) => totalsOf(ours, earnedAt(prepared, livesEnd)).score,
    "leadlight, from the profile": ({ profile }) =>
      totalsAt(prepare(ours, profile), livesEnd).score,
    "leadlight, from the profile, with reasons": ({ profile }) =>
      evaluate(ours, profile, livesEnd).score,
    "leadlight, from the events": ({ events }) =>
      totalsAt(prepare(ours, fold(emptyProfile, events)), livesEnd).score,
    "json-rules-engine, facts ready": (lead) => scoreByEngine(ready, lead.facts),
    "json-rules-engine, from the events": ({ events }) => scoreByEngine(overEvents, { events }),
  };
  await checkSameScores(all, work);
  const rates: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(work)) {
      const started = cpuMs();
      for (const lead of all) await run(lead);
      rates[name] ??= [];
      rates[name].push((1_000 * leads) / (cpuMs() - started));
    }
  }
  print(rates);
}

async function checkSameScores(
  all: readonly Lead[],
  work: Readonly<Record<string, (lead: Lead) => number | Promise<number>>>,
): Promise<void> {
  for (const [index, lead] of all.entries()) {
    const scores = await Promise.all(Object.values(work).map((run) => run(lead)));
    if (new Set(scores).size > 1) throw new Error(`lead ${index} is scored ${scores.join(", ")}`);
  }
}

function print(rates: Readonly<Record<string, readonly number[]>>): void {
  const { version } = JSON.parse(
    readFileSync(`${rootDir}/node_modules/json-rules-engine/package.json`, "utf8"),
  ) as { version: string };
  console.log(
    `${sharedRules.length} rules, ${leads} leads of ${sessions} sessions, the same score for each; json-rules-engine ${version}, Node ${process.version}; median of ${rounds} rounds`,
  );
  const rate = (name: string) => median(rates[name] ?? []);
  console.table(
    Object.fromEntries(
      Object.keys(rates).map((name) => [name, { "leads a second": Math.round(rate(name)) }]),
    ),
  );
  for (const [ours, theirs] of [
    ["leadlight, facts ready", "json-rules-engine, facts ready"],
    ["leadlight, from the profile", "json-rules-engine, facts ready"],
    ["leadlight, from the events", "json-rules-engine, from the events"],
  ] as const) {
    console.log(`${ours} : ${theirs} = ${(rate(ours) / rate(theirs)).toFixed(1)}`);
  }
  console.log("goal: 50");
}
