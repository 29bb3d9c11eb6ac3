import { channelOf } from "../classify/channel.ts";
import { domainOf } from "../classify/emailKind.ts";
import type { Condition } from "../model/model.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import type { Facts } from "./facts.ts";
import { judgeTrait } from "./judgeTrait.ts";
import { windowAt, windowInWords } from "./window.ts";

/** Whether a condition holds, and the facts that decided it, for the explanation. */
export interface Verdict {
  readonly holds: boolean;
  /** A function of what takes a while to say: most verdicts are never explained. */
  readonly because: string | (() => string);
  /**
   * It could not be judged: a trait is of the wrong type. It does not hold then, and neither does its
   * `not`; `all` and `any` cannot be judged either unless their other parts decide.
   */
  readonly fault?: true;
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
      if (!verdict.holds && !verdict.fault) return verdict;
      verdicts.push(verdict);
    }
    return verdicts.find(isFault) ?? { holds: true, because: () => listed(verdicts) };
  },
  any: ({ any }, facts, now) => {
    const verdicts: Verdict[] = [];
    for (const part of any) {
      const verdict = judge(part, facts, now);
      if (verdict.holds) return verdict;
      verdicts.push(verdict);
    }
    return verdicts.find(isFault) ?? { holds: false, because: () => listed(verdicts) };
  },
  not: ({ not }, facts, now) => {
    const verdict = judge(not, facts, now);
    if (verdict.fault) return verdict;
    return { holds: !verdict.holds, because: () => `not: ${reasonFor(verdict)}` };
  },
  trait: (condition, { traits }) => {
    const trait = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
    if (trait === undefined) {
      return { holds: false, because: () => `${condition.trait} is not known` };
    }
    return judgeTrait(condition, trait);
  },
  count: (condition, { occurrencesOf, timeZone }, now) => {
    const { count, atLeast } = condition;
    const counts = windowAt(condition, now, timeZone);
    let found = 0;
    for (const { at, count: times } of occurrencesOf(count)) if (counts(at)) found += times;
    return {
      holds: found >= atLeast,
      because: () => `${found} × ${count.event}${windowInWords(condition)}`,
    };
  },
  sessions: ({ sessions }, { sessionsWith, timeZone }, now) => {
    const { atLeast, withPageType } = sessions;
    const counts = windowAt(sessions, now, timeZone);
    let found = 0;
    for (const at of sessionsWith(withPageType)) if (counts(at)) found++;
    return {
      holds: found >= atLeast,
      because: () => {
        const visits = found === 1 ? "1 visit" : `${found} visits`;
        const to = withPageType === undefined ? "" : ` with ${withPageType.join(" or ")}`;
        return `${visits}${to}${windowInWords(sessions)}`;
      },
    };
  },
  engagedSeconds: ({ engagedSeconds }, { engagedOn, timeZone }, now) => {
    const { pageType, atLeast } = engagedSeconds;
    const counts = windowAt(engagedSeconds, now, timeZone);
    let totalMs = 0;
    for (const { at, engagedMs } of engagedOn(pageType)) if (counts(at)) totalMs += engagedMs;
    const seconds = totalMs / 1_000;
    return {
      holds: seconds >= atLeast,
      because: () =>
        `${Math.round(seconds)} s on ${pageType.join(" or ")}${windowInWords(engagedSeconds)}`,
    };
  },
  inactiveDays: ({ inactiveDays: { atLeast } }, { lastActiveAt }, now) => {
    if (lastActiveAt === null) return { holds: false, because: "never active" };
    const days = (now - lastActiveAt) / dayMs;
    const whole = Math.floor(days);
    return {
      holds: days >= atLeast,
      because: () => `inactive for ${whole === 1 ? "a day" : `${whole} days`}`,
    };
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
    const first = moments.find(({ type }) => type === "page_view");
    if (first === undefined) return { holds: false, because: "no visit" };
    const { channel, source } = channelOf(first.what.source);
    return { holds: oneOf.includes(channel), because: `first came by ${channel} (${source})` };
  },
  emailKind: ({ emailKind }, { traits, emailKindsOf }) => {
    const email = traits.email?.value;
    if (email === undefined) return { holds: false, because: "e-mail is not known" };
    if (typeof email !== "string") {
      return { holds: false, because: `email: ${email} (not a text)`, fault: true };
    }
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

const isFault = ({ fault }: Verdict): boolean => fault === true;

const listed = (verdicts: readonly Verdict[]): string => verdicts.map(reasonFor).join(", ");
