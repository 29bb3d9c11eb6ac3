import { conditionInWords } from "../../../shared/conditions/conditionInWords.ts";
import { either } from "../../../shared/conditions/matchInWords.ts";
import type { HandoffRules } from "../../../shared/handoffs/rules.ts";

type Rule = HandoffRules["rules"][number];

/** A routing rule in words, e.g. `SQL, in DE or AT → crm; owner: dach`. */
export function handoffRuleInWords({ when, to, owner }: Rule): string {
  const conditions = [
    when.stages === undefined ? "every stage" : either(when.stages),
    withWord("grade", when.grades),
    withWord("tier", when.tiers),
    withWord("priority", when.priorities),
    withWord("in", when.countries),
    ...(when.traits ?? []).map(conditionInWords),
  ].filter((text) => text !== undefined);
  return `${conditions.join(", ")} → ${to.join(", ")}${owner === undefined ? "" : `; owner: ${owner}`}`;
}

const withWord = (word: string, names: readonly string[] | undefined): string | undefined =>
  names && `${word} ${either(names)}`;
