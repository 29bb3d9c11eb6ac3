import type { Condition } from "../model/model.ts";
import type { Trait } from "../profile/traits.ts";
import type { Facts } from "./facts.ts";

/**
 * Whether a condition holds, and the facts that decided it, for the explanation. A trait of the wrong
 * type never stops scoring: the condition is false, and says why.
 */
export interface Verdict {
  readonly holds: boolean;
  readonly because: string;
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
  "emailKind",
] as const;
type Of<Name extends Operator> = Extract<Condition, { [key in Name]: unknown }>;

/** Operators, one function each. `parseModel` refuses every other. */
const operators: { [Name in Operator]: (condition: Of<Name>, facts: Facts) => Verdict } = {
  all: ({ all }, facts) => {
    const verdicts = all.map((part) => judge(part, facts));
    const failed = verdicts.find((verdict) => !verdict.holds);
    return failed ?? { holds: true, because: verdicts.map(({ because }) => because).join(", ") };
  },
  any: ({ any }, facts) => {
    const verdicts = any.map((part) => judge(part, facts));
    const held = verdicts.find((verdict) => verdict.holds);
    return held ?? { holds: false, because: verdicts.map(({ because }) => because).join(", ") };
  },
  not: ({ not }, facts) => {
    const verdict = judge(not, facts);
    return { holds: !verdict.holds, because: `not: ${verdict.because}` };
  },
  trait: (condition, { traits }) => {
    const trait = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
    if (trait === undefined) return { holds: false, because: `${condition.trait} is not known` };
    return judgeTrait(condition, trait);
  },
  count: ({ count, atLeast }, { countOf }) => {
    const found = countOf(count);
    return { holds: found >= atLeast, because: `${found} × ${count.event}` };
  },
  sessions: ({ sessions: { atLeast, withPageType } }, { sessionsWith }) => {
    const found = sessionsWith(withPageType);
    const visits = found === 1 ? "1 visit" : `${found} visits`;
    const to = withPageType === undefined ? "" : ` with ${withPageType.join(" or ")}`;
    return { holds: found >= atLeast, because: `${visits}${to}` };
  },
  engagedSeconds: ({ engagedSeconds: { pageType, atLeast } }, { engagedMsOn }) => {
    const seconds = engagedMsOn(pageType) / 1_000;
    return {
      holds: seconds >= atLeast,
      because: `${Math.round(seconds)} s on ${pageType.join(" or ")}`,
    };
  },
  emailKind: ({ emailKind }, { traits, company }) => {
    const email = traits.email?.value;
    if (typeof email !== "string") return { holds: false, because: "e-mail is not known" };
    const domain = email
      .slice(email.lastIndexOf("@") + 1)
      .trim()
      .toLowerCase();
    const listed = emailKind === "own_company" ? company.domains : company.competitors;
    return {
      holds: listed.some((known) => domain === known || domain.endsWith(`.${known}`)),
      because: `e-mail at ${domain}`,
    };
  },
};

/** Judges a condition of a profile. */
export function judge(condition: Condition, facts: Facts): Verdict {
  const name = operatorNames.find((operator) => operator in condition);
  if (name === undefined) throw new Error("parseModel let an unknown operator pass");
  const decide = operators[name] as (condition: Condition, facts: Facts) => Verdict;
  return decide(condition, facts);
}

function judgeTrait(condition: Of<"trait">, { value, verified }: Trait): Verdict {
  const said = `${condition.trait}: ${value}`;
  if (condition.verifiedOnly && !verified)
    return { holds: false, because: `${said} (not verified)` };
  const { oneOf, words, atLeast, below } = condition;
  if ((atLeast !== undefined || below !== undefined) && typeof value !== "number") {
    return { holds: false, because: `${said} (not a number)` };
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

const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
