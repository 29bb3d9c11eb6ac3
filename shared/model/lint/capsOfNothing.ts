import { groupChain } from "../groupChain.ts";
import type { Model, Rule } from "../model.ts";
import type { ModelFault } from "../modelFault.ts";

/** Rules that are worth nothing: of 0 points, or in a group whose cap leaves nothing of them. */
export const capsOfNothing = (model: Model): ModelFault[] =>
  model.rules.flatMap((rule, index) => {
    if (rule.points === 0) return [{ at: `rules.${index}.points`, message: worthless(rule) }];
    if (rule.group === undefined) return [];
    const cap = groupChain(rule.group, model.groups).find((name) => {
      const { max = Number.POSITIVE_INFINITY, min = Number.NEGATIVE_INFINITY } =
        model.groups[name] ?? {};
      return rule.points > 0 ? max <= 0 : min >= 0;
    });
    if (cap === undefined) return [];
    const side = rule.points > 0 ? "max" : "min";
    const message = `pays nothing: "${cap}" has ${side} ${model.groups[cap]?.[side]}; move the cap, or take the rule out of the group`;
    return [{ at: `rules.${index}.group`, message }];
  });

const worthless = ({ kind }: Rule): string =>
  kind === "disqualify"
    ? "disqualifies no lead with 0 points: make it negative"
    : "is worth 0 points, and is never shown: give it some, or take the rule out";
