import { channelOf } from "../classify/channel.ts";
import { domainOf } from "../classify/emailKind.ts";
import type { Condition } from "../model/model.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import type { Trait } from "../profile/traits.ts";
import type { Facts } from "./facts.ts";

/**
 * Whether a condition holds, and the facts that decided it, for the explanation. A trait of the wrong
 * type never stops scoring: the condition is false, and says why.
 */
export interface Verdict {
  readonly holds: boolean;
  /** A function of what takes a while to say: most verdicts are never explained. */
  readonly because: string | (() => string);
}

/** The facts that decided a verdict, as a sentence. */
export const reasonFor = ({ because }: Verdict): string =>
  typeof because === "string" ? because : because();

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

/** Operators, one function each. `parseModel` refuses every other. */
const operators: {
  [Name in Operator]: (condition: Of<Name>, facts: Facts, now: number) => Verdict;
} = {
  all: ({ all }, facts, now) => {
    const verdicts: Verdict[] = [];
    for (const part of all) {
      const verdict = judge(part, facts, now);
      if (!verdict.holds) return verdict;
      verdicts.push(verdict);
    }
    return { holds: true, because: () => verdicts.map(reasonFor).join(", ") };
  },
  any: ({ any }, facts, now) => {
    const verdicts: Verdict[] = [];
    for (const part of any) {
      const verdict = judge(part, facts, now);
      if (verdict.holds) return verdict;
      verdicts.push(verdict);
    }
    return { holds: false, because: () => verdicts.map(reasonFor).join(", ") };
  },
  not: ({ not }, facts, now) => {
    const verdict = judge(not, facts, now);
    return { holds: !verdict.holds, because: () => `not: ${reasonFor(verdict)}` };
  },
  trait: (condition, { traits }) => {
    const trait = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
    if (trait === undefined) {
      return { holds: false, because: () => `${condition.trait} is not known` };
    }
    return judgeTrait(condition, trait);
  },
  count: ({ count, atLeast, lastDays }, { occurrencesOf }, now) => {
    const from = startOf(lastDays, now);
    let found = 0;
    for (const { at, count: times } of occurrencesOf(count)) if (at > from) found += times;
    return {
      holds: found >= atLeast,
      because: () => `${found} × ${count.event}${within(lastDays)}`,
    };
  },
  sessions: ({ sessions: { atLeast, withPageType, lastDays } }, { sessionsWith }, now) => {
    const from = startOf(lastDays, now);
    let found = 0;
    for (const at of sessionsWith(withPageType)) if (at > from) found++;
    return {
      holds: found >= atLeast,
      because: () => {
        const visits = found === 1 ? "1 visit" : `${found} visits`;
        const to = withPageType === undefined ? "" : ` with ${withPageType.join(" or ")}`;
        return `${visits}${to}${within(lastDays)}`;
      },
    };
  },
  engagedSeconds: ({ engagedSeconds: { pageType, atLeast, lastDays } }, { engagedOn }, now) => {
    const from = startOf(lastDays, now);
    let sumMs = 0;
    for (const { at, engagedMs } of engagedOn(pageType)) if (at > from) sumMs += engagedMs;
    const seconds = sumMs / 1_000;
    return {
      holds: seconds >= atLeast,
      because: () => `${Math.round(seconds)} s on ${pageType.join(" or ")}${within(lastDays)}`,
    };
  },
  inactiveDays: ({ inactiveDays: { atLeast } }, { lastActiveAt }, now) => {
    if (lastActiveAt === null) return { holds: false, because: "never active" };
    const days = (now - lastActiveAt) / dayMs;
    return { holds: days >= atLeast, because: () => `inactive for ${Math.floor(days)} days` };
  },
  shortVisits: ({ shortVisits: { belowSeconds, atLeast } }, { onePageVisits }, now) => {
    const found = onePageVisits().filter(
      ({ endedAt, lastedMs }) => lastedMs < belowSeconds * 1_000 && now - endedAt > sessionGapMs,
    ).length;
    return {
      holds: found >= atLeast,
      because: `${found === 1 ? "1 visit" : `${found} visits`} of one page under ${belowSeconds} s`,
    };
  },
  firstChannel: ({ firstChannel: { oneOf } }, { moments }) => {
    const first = moments.find(({ what }) => what.type === "page_view");
    if (first === undefined) return { holds: false, because: "no visit" };
    const { channel, source } = channelOf(first.what.source);
    return { holds: oneOf.includes(channel), because: `first came by ${channel} (${source})` };
  },
  emailKind: ({ emailKind }, { traits, emailKindsOf }) => {
    const email = traits.email?.value;
    if (typeof email !== "string") return { holds: false, because: "e-mail is not known" };
    const kinds = emailKindsOf(email);
    return {
      holds: kinds.has(emailKind),
      because: () => `e-mail at ${domainOf(email) ?? "no address"}: ${[...kinds].join(", ")}`,
    };
  },
};

/** Judges a condition of a profile at a moment (milliseconds since 1970). */
export function judge(condition: Condition, facts: Facts, now: number): Verdict {
  let decide = decides.get(condition);
  if (decide === undefined) {
    decide = operators[operatorOf(condition)] as Decide;
    decides.set(condition, decide);
  }
  return decide(condition, facts, now);
}

type Decide = (condition: Condition, facts: Facts, now: number) => Verdict;

/** Of each condition its operator: to look through their names takes longer than most verdicts. */
const decides = new WeakMap<Condition, Decide>();

/** The operator of a condition: the one key of it that names one. */
export function operatorOf(condition: Condition): Operator {
  const name = operatorNames.find((operator) => operator in condition);
  if (name === undefined) throw new Error("parseModel let an unknown operator pass");
  return name;
}

/** What is younger than the window counts; what is exactly as old does not. */
const startOf = (lastDays: number | undefined, now: number): number =>
  lastDays === undefined ? Number.NEGATIVE_INFINITY : now - lastDays * dayMs;

const within = (lastDays: number | undefined): string =>
  lastDays === undefined ? "" : ` in ${lastDays} days`;

function judgeTrait(condition: Of<"trait">, { value, verified }: Trait): Verdict {
  const said = () => `${condition.trait}: ${value}`;
  if (condition.verifiedOnly && !verified) {
    return { holds: false, because: () => `${said()} (not verified)` };
  }
  const { oneOf, words, atLeast, below } = condition;
  if ((atLeast !== undefined || below !== undefined) && typeof value !== "number") {
    return { holds: false, because: () => `${said()} (not a number)` };
  }
  const holds =
    (oneOf === undefined || oneOf.some((one) => sameText(one, value))) &&
    (words === undefined || words.some((phrase) => hasWords(String(value), phrase))) &&
    (atLeast === undefined || (value as number) >= atLeast) &&
    (below === undefined || (value as number) < below);
  return { holds, because: said };
}

const sameText = (a: unknown, b: unknown): boolean =>
  String(a).trim().toLowerCase() === String(b).trim().toLowerCase();

/** "VP, Sales" has the words "vp" and "vp sales"; "international" has not the word "intern". */
const hasWords = (text: string, phrase: string): boolean => spaced(text).includes(spaced(phrase));

/** The phrases of models, and the titles that people have over and over. */
const known = new Map<string, string>();
const maxKnown = 2_000;

function spaced(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  if (known.size >= maxKnown) known.clear();
  const found = ` ${words} `;
  known.set(text, found);
  return found;
}
