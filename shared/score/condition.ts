import { channelOf } from "../classify/channel.ts";
import { domainOf, emailKindsOf } from "../classify/emailKind.ts";
import type { Condition } from "../model/model.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";
import type { Facts } from "./facts.ts";
import { judgeTrait } from "./judgeTrait.ts";
import { windowAt, windowInWords } from "./window.ts";

/** Whether a condition holds, and the facts that decided it, for the explanation. */
export interface Verdict {
  readonly holds: boolean;
  readonly because: string;
  /**
   * It could not be judged: a trait is of the wrong type. It does not hold then, and neither does its
   * `not`; `all` and `any` cannot be judged either unless their other parts decide.
   */
  readonly fault?: true;
}

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
    const verdicts = all.map((part) => judge(part, facts, now));
    const failed = verdicts.find(({ holds, fault }) => !holds && !fault) ?? verdicts.find(isFault);
    return failed ?? { holds: true, because: listed(verdicts) };
  },
  any: ({ any }, facts, now) => {
    const verdicts = any.map((part) => judge(part, facts, now));
    const decisive = verdicts.find(({ holds }) => holds) ?? verdicts.find(isFault);
    return decisive ?? { holds: false, because: listed(verdicts) };
  },
  not: ({ not }, facts, now) => {
    const verdict = judge(not, facts, now);
    if (verdict.fault) return verdict;
    return { holds: !verdict.holds, because: `not: ${verdict.because}` };
  },
  trait: (condition, { traits }) => {
    const trait = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
    if (trait === undefined) return { holds: false, because: `${condition.trait} is not known` };
    return judgeTrait(condition, trait);
  },
  count: ({ count, atLeast, ...window }, { occurrencesOf, timeZone }, now) => {
    const counts = windowAt(window, now, timeZone);
    const found = occurrencesOf(count).reduce(
      (sum, { at, count: times }) => (counts(at) ? sum + times : sum),
      0,
    );
    return {
      holds: found >= atLeast,
      because: `${found} × ${count.event}${windowInWords(window)}`,
    };
  },
  sessions: ({ sessions }, { sessionsWith, timeZone }, now) => {
    const { atLeast, withPageType } = sessions;
    const found = sessionsWith(withPageType).filter(windowAt(sessions, now, timeZone)).length;
    const visits = found === 1 ? "1 visit" : `${found} visits`;
    const to = withPageType === undefined ? "" : ` with ${withPageType.join(" or ")}`;
    return { holds: found >= atLeast, because: `${visits}${to}${windowInWords(sessions)}` };
  },
  engagedSeconds: ({ engagedSeconds }, { engagedOn, timeZone }, now) => {
    const { pageType, atLeast } = engagedSeconds;
    const counts = windowAt(engagedSeconds, now, timeZone);
    const seconds =
      engagedOn(pageType).reduce(
        (sum, { at, engagedMs }) => (counts(at) ? sum + engagedMs : sum),
        0,
      ) / 1_000;
    return {
      holds: seconds >= atLeast,
      because: `${Math.round(seconds)} s on ${pageType.join(" or ")}${windowInWords(engagedSeconds)}`,
    };
  },
  inactiveDays: ({ inactiveDays: { atLeast } }, { lastActiveAt }, now) => {
    if (lastActiveAt === null) return { holds: false, because: "never active" };
    const days = (now - lastActiveAt) / dayMs;
    const whole = Math.floor(days);
    const because = `inactive for ${whole === 1 ? "a day" : `${whole} days`}`;
    return { holds: days >= atLeast, because };
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
    const first = moments.find(({ moment }) => moment.what.type === "page_view");
    if (first === undefined) return { holds: false, because: "no visit" };
    const { channel, source } = channelOf(first.moment.what.source);
    return { holds: oneOf.includes(channel), because: `first came by ${channel} (${source})` };
  },
  emailKind: ({ emailKind }, { traits, company }) => {
    const email = traits.email?.value;
    if (email === undefined) return { holds: false, because: "e-mail is not known" };
    if (typeof email !== "string") {
      return { holds: false, because: `email: ${email} (not a text)`, fault: true };
    }
    const kinds = emailKindsOf(email, company);
    return {
      holds: kinds.has(emailKind),
      because: `e-mail at ${domainOf(email) ?? "no address"}: ${[...kinds].join(", ")}`,
    };
  },
};

/** Judges a condition of a profile at a moment (milliseconds since 1970). */
export function judge(condition: Condition, facts: Facts, now: number): Verdict {
  const decide = operators[operatorOf(condition)] as (
    condition: Condition,
    facts: Facts,
    now: number,
  ) => Verdict;
  return decide(condition, facts, now);
}

/** The operator of a condition: the one key of it that names one. */
export function operatorOf(condition: Condition): Operator {
  const name = operatorNames.find((operator) => operator in condition);
  if (name === undefined) throw new Error("parseModel let an unknown operator pass");
  return name;
}

const isFault = ({ fault }: Verdict): boolean => fault === true;

const listed = (verdicts: readonly Verdict[]): string =>
  verdicts.map(({ because }) => because).join(", ");
