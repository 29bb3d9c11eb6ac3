import { channelOf } from "../classify/channel.ts";
import { domainOf } from "../classify/emailKind.ts";
import type { Condition } from "../model/model.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import { countsAfter, windowInWords } from "../time/window.ts";
import { evaluateTrait, traitInWords } from "./evaluateTrait.ts";
import type { Facts } from "./facts.ts";
import { allOf, anyOf, notOf, type Verdict } from "./verdict.ts";

type Operator = (typeof operatorNames)[number];
const operatorNames = [
  "all",
  "any",
  "not",
  "trait",
  "count",
  "sessions",
  "engagedSeconds",
  "inactiveDays",
  "shortVisits",
  "firstChannel",
  "emailKind",
] as const;
type Of<Name extends Operator> = Extract<Condition, { [key in Name]: unknown }>;

/** What an operator makes of a profile at a moment: whether it holds, and the facts that decide it. */
interface Operation<Asked> {
  readonly holds: (condition: Asked, facts: Facts, now: number) => Verdict;
  /** A sentence for people. */
  readonly because: (condition: Asked, facts: Facts, now: number) => string;
}

/** Operators, one entry each. `parseModel` refuses every other. */
const operators: { readonly [Name in Operator]: Operation<Of<Name>> } = {
  all: {
    holds: ({ all }, facts, now) => allOf(all, (part) => evaluateCondition(part, facts, now)),
    because: ({ all }, facts, now) => becauseOf(all, [false, null], facts, now),
  },
  any: {
    holds: ({ any }, facts, now) => anyOf(any, (part) => evaluateCondition(part, facts, now)),
    because: ({ any }, facts, now) => becauseOf(any, [true, null], facts, now),
  },
  not: {
    holds: ({ not }, facts, now) => notOf(evaluateCondition(not, facts, now)),
    because: ({ not }, facts, now) => {
      const reason = reasonFor(not, facts, now);
      return evaluateCondition(not, facts, now) === null ? reason : `not: ${reason}`;
    },
  },
  trait: {
    holds: (condition, { traits }) => {
      const trait = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
      return trait === undefined ? false : evaluateTrait(condition, trait);
    },
    because: (condition, { traits }) => {
      const trait = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
      return trait === undefined
        ? `${condition.trait} is not known`
        : traitInWords(condition, trait);
    },
  },
  count: {
    holds: (condition, facts, now) => countIn(condition, facts, now) >= condition.atLeast,
    because: (condition, facts, now) =>
      `${countIn(condition, facts, now)} × ${condition.count.event}${windowInWords(condition)}`,
  },
  sessions: {
    holds: ({ sessions }, facts, now) => sessionsIn(sessions, facts, now) >= sessions.atLeast,
    because: ({ sessions }, facts, now) => {
      const found = sessionsIn(sessions, facts, now);
      const { withPageType } = sessions;
      const to = withPageType === undefined ? "" : ` with ${withPageType.join(" or ")}`;
      return `${found === 1 ? "1 visit" : `${found} visits`}${to}${windowInWords(sessions)}`;
    },
  },
  engagedSeconds: {
    holds: ({ engagedSeconds }, facts, now) =>
      secondsIn(engagedSeconds, facts, now) >= engagedSeconds.atLeast,
    because: ({ engagedSeconds }, facts, now) => {
      const seconds = Math.round(secondsIn(engagedSeconds, facts, now));
      const pages = engagedSeconds.pageType.join(" or ");
      return `${seconds} s on ${pages}${windowInWords(engagedSeconds)}`;
    },
  },
  inactiveDays: {
    holds: ({ inactiveDays: { atLeast } }, { lastActiveAt }, now) =>
      lastActiveAt !== null && (now - lastActiveAt) / dayMs >= atLeast,
    because: (_, { lastActiveAt }, now) => {
      if (lastActiveAt === null) return "never active";
      const days = Math.floor((now - lastActiveAt) / dayMs);
      return `inactive for ${days === 1 ? "a day" : `${days} days`}`;
    },
  },
  shortVisits: {
    holds: ({ shortVisits }, facts, now) =>
      shortVisitsIn(shortVisits, facts, now) >= shortVisits.atLeast,
    because: ({ shortVisits }, facts, now) => {
      const found = shortVisitsIn(shortVisits, facts, now);
      const visits = found === 1 ? "1 visit" : `${found} visits`;
      return `${visits} of one page under ${shortVisits.belowSeconds} s`;
    },
  },
  firstChannel: {
    holds: ({ firstChannel: { oneOf } }, facts) => {
      const first = firstOriginOf(facts);
      return first !== undefined && oneOf.includes(first.channel);
    },
    because: (_, facts) => {
      const first = firstOriginOf(facts);
      return first === undefined ? "no visit" : `first came by ${first.channel} (${first.source})`;
    },
  },
  emailKind: {
    holds: ({ emailKind }, { traits, emailKindsOf }) => {
      const email = traits.email?.value;
      if (email === undefined) return false;
      return typeof email === "string" ? emailKindsOf(email).has(emailKind) : null;
    },
    because: (_, { traits, emailKindsOf }) => {
      const email = traits.email?.value;
      if (email === undefined) return "e-mail is not known";
      if (typeof email !== "string") return `email: ${email} (not a text)`;
      return `e-mail at ${domainOf(email) ?? "no address"}: ${[...emailKindsOf(email)].join(", ")}`;
    },
  },
};

/** The part that decides, the first of the kinds that do; all of them when it takes all. */
function becauseOf(
  parts: readonly Condition[],
  deciding: readonly Verdict[],
  facts: Facts,
  now: number,
): string {
  for (const kind of deciding) {
    const part = parts.find((one) => evaluateCondition(one, facts, now) === kind);
    if (part !== undefined) return reasonFor(part, facts, now);
  }
  return parts.map((part) => reasonFor(part, facts, now)).join(", ");
}

function countIn(condition: Of<"count">, { occurrencesOf, timeZone }: Facts, now: number): number {
  const after = countsAfter(condition, now, timeZone);
  let found = 0;
  for (const { at, count } of occurrencesOf(condition.count)) if (at > after) found += count;
  return found;
}

function sessionsIn(
  condition: Of<"sessions">["sessions"],
  { sessionsWith, timeZone }: Facts,
  now: number,
): number {
  const after = countsAfter(condition, now, timeZone);
  const ends = sessionsWith(condition.withPageType);
  let before = ends.length;
  while (before > 0 && (ends[before - 1] as number) > after) before--;
  return ends.length - before;
}

function secondsIn(
  condition: Of<"engagedSeconds">["engagedSeconds"],
  { engagedOn, timeZone }: Facts,
  now: number,
): number {
  const after = countsAfter(condition, now, timeZone);
  let totalMs = 0;
  for (const { at, engagedMs } of engagedOn(condition.pageType)) {
    if (at > after) totalMs += engagedMs;
  }
  return totalMs / 1_000;
}

const shortVisitsIn = (
  { belowSeconds }: Of<"shortVisits">["shortVisits"],
  { onePageVisits }: Facts,
  now: number,
): number =>
  onePageVisits().filter(
    ({ endedAt, lastedMs }) => lastedMs < belowSeconds * 1_000 && now - endedAt > sessionGapMs,
  ).length;

function firstOriginOf({ timeline }: Facts) {
  const first = timeline.what.find(({ type }) => type === "page_view");
  return first && channelOf(first.source);
}

export type Judge = (condition: Condition, facts: Facts, now: number) => Verdict;

/** Judges a condition of a profile at a moment (milliseconds since 1970). */
export const evaluateCondition: Judge = (condition, facts, now) =>
  operationOf(condition).holds(condition, facts, now);

/** The same, for who judges one condition again and again. */
export const evaluatorOf = (condition: Condition): Judge => operationOf(condition).holds;

/** The facts that decide a condition, as a sentence; most verdicts are never explained. */
export const reasonFor = (condition: Condition, facts: Facts, now: number): string =>
  operationOf(condition).because(condition, facts, now);

function operationOf(condition: Condition): Operation<Condition> {
  let found = operations.get(condition);
  if (found === undefined) {
    found = operators[operatorOf(condition)] as Operation<Condition>;
    operations.set(condition, found);
  }
  return found;
}

/** Of each condition its operator: to look through their names takes longer than most verdicts. */
const operations = new WeakMap<Condition, Operation<Condition>>();

/** The operator of a condition: the one key of it that names one. */
export function operatorOf(condition: Condition): Operator {
  const name = operatorNames.find((operator) => operator in condition);
  if (name === undefined) throw new Error("parseModel let an unknown operator pass");
  return name;
}
