import { conditionInWords } from "../conditions/conditionInWords.ts";
import { matchInWords } from "../conditions/matchInWords.ts";
import type { Limit, Rule } from "./model.ts";

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

const days = (count: number): string => (count === 1 ? "a day" : `${count} days`);
