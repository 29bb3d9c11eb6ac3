import { windowInWords } from "../time/window.ts";
import { either, globsInWords, matchInWords } from "./matchInWords.ts";
import type { Condition, Limit, Rule } from "./model.ts";

/** What a rule pays for and how often, in a line for people, e.g. `a page of type pricing; once`. */
export function ruleInWords(rule: Rule): string {
  if ("when" in rule) return conditionInWords(rule.when);
  const decay = rule.decay && `half after ${days(rule.decay.halfLifeDays)}`;
  return [matchInWords(rule.on), limitInWords(rule.limit), decay].filter(Boolean).join("; ");
}

function limitInWords(limit: Limit): string {
  if (typeof limit === "object") {
    return `at most ${limit.max} ${"per" in limit ? `a ${limit.per}` : `in ${days(limit.perDays)}`}`;
  }
  return {
    every: "every time",
    once: "once",
    once_per_session: "once a visit",
    once_per_object: "each once",
  }[limit];
}

export function conditionInWords(condition: Condition): string {
  if ("all" in condition) return condition.all.map(inner).join(" and ");
  if ("any" in condition) return condition.any.map(inner).join(" or ");
  if ("not" in condition) return `not: ${inner(condition.not)}`;
  if ("trait" in condition) return traitInWords(condition);
  if ("count" in condition) {
    return `${condition.atLeast} × ${matchInWords(condition.count)}${windowInWords(condition)}`;
  }
  if ("sessions" in condition) {
    const { atLeast, withPageType } = condition.sessions;
    const visits = `${atLeast} ${atLeast === 1 ? "visit" : "visits"}`;
    const to = withPageType ? ` with a page of type ${either(withPageType)}` : "";
    return `${visits}${to}${windowInWords(condition.sessions)}`;
  }
  if ("engagedSeconds" in condition) {
    const { pageType, atLeast } = condition.engagedSeconds;
    return `${atLeast} s of attention on pages of type ${either(pageType)}${windowInWords(condition.engagedSeconds)}`;
  }
  if ("inactiveDays" in condition) return `nothing for ${days(condition.inactiveDays.atLeast)}`;
  if ("shortVisits" in condition) {
    const { belowSeconds, atLeast } = condition.shortVisits;
    return `${atLeast} ${atLeast === 1 ? "visit" : "visits"} of one page under ${belowSeconds} s`;
  }
  if ("firstChannel" in condition) return `first came by ${either(condition.firstChannel.oneOf)}`;
  return `e-mail address: ${condition.emailKind}`;
}

const inner = (part: Condition): string =>
  "all" in part || "any" in part ? `(${conditionInWords(part)})` : conditionInWords(part);

function traitInWords(condition: Extract<Condition, { trait: unknown }>): string {
  const { trait, oneOf, noneOf, words, matches, atLeast, below, verifiedOnly } = condition;
  return [
    oneOf && `${trait} is ${either(oneOf)}`,
    noneOf && `${trait} is known, and not ${either(noneOf)}`,
    words && `${trait} has ${either(words.map((phrase) => `“${phrase}”`))}`,
    matches && `${trait} is ${globsInWords(matches)}`,
    bandInWords(trait, atLeast, below),
    verifiedOnly && "verified",
  ]
    .filter(Boolean)
    .join(", ");
}

function bandInWords(trait: string, atLeast: number | undefined, below: number | undefined) {
  if (atLeast === undefined) return below !== undefined && `${trait} below ${below}`;
  return `${trait} from ${atLeast}${below === undefined ? "" : ` to below ${below}`}`;
}

const days = (count: number): string => (count === 1 ? "a day" : `${count} days`);
