import type { Condition, Model } from "./model.ts";
import type { ModelFault } from "./parseModel.ts";

/** What a model may say but hardly means: each a warning, none a reason to refuse it. */
export function lintModel(model: Model): ModelFault[] {
  return [...overlappingBands(model), ...unreachableThresholds(model), ...unusedPageTypes(model)];
}

interface Band {
  readonly index: number;
  readonly trait: string;
  readonly from: number;
  readonly to: number;
}

/** Two state rules of one trait that both hold for some number: it would count twice. */
function overlappingBands({ rules }: Model): ModelFault[] {
  const bands = rules.flatMap((rule, index): Band[] => {
    if (!("when" in rule) || rule.group !== undefined) return [];
    const { when } = rule;
    if (!("trait" in when) || (when.atLeast === undefined && when.below === undefined)) return [];
    return [
      {
        index,
        trait: when.trait,
        from: when.atLeast ?? Number.NEGATIVE_INFINITY,
        to: when.below ?? Number.POSITIVE_INFINITY,
      },
    ];
  });
  return bands.flatMap((band, place) =>
    bands
      .slice(0, place)
      .filter(({ trait, from, to }) => trait === band.trait && from < band.to && band.from < to)
      .map(({ index }) => ({
        at: `rules.${band.index}.when`,
        message: `overlaps rules.${index}: a lead in both bands of "${band.trait}" is paid twice`,
      })),
  );
}

/** The most points that a lead could ever have, as far as limits and caps bound them. */
function mostOf({ rules, groups }: Model, kinds: readonly string[]): number {
  const sums = new Map<string, number>();
  let most = 0;
  for (const rule of rules) {
    if (rule.points <= 0 || !kinds.includes(rule.kind)) continue;
    const bounded = "when" in rule || rule.limit === "once";
    const worth = bounded ? rule.points : Number.POSITIVE_INFINITY;
    if (rule.group === undefined) most += worth;
    else sums.set(rule.group, (sums.get(rule.group) ?? 0) + worth);
  }
  for (const [name, sum] of sums) most += Math.min(sum, groups[name]?.max ?? sum);
  return most;
}

function unreachableThresholds(model: Model): ModelFault[] {
  const basis = mostOf(model, model.basis === "total" ? ["interest", "fit"] : ["interest"]);
  const fit = mostOf(model, ["fit"]);
  const warn = (list: "tiers" | "stages" | "grades", most: number) =>
    model[list].flatMap(({ atLeast }, index) =>
      atLeast > most
        ? [
            {
              at: `${list}.${index}.atLeast`,
              message: `no lead can have ${atLeast}: all rules together give at most ${most}`,
            },
          ]
        : [],
    );
  return [...warn("tiers", basis), ...warn("stages", basis), ...warn("grades", fit)];
}

/** A rule for a page type that no path, no JSON-LD name of the model leads to. */
function unusedPageTypes({ rules, pageTypes }: Model): ModelFault[] {
  const known = new Set(pageTypes.map(({ type }) => type));
  return rules.flatMap((rule, index) => {
    const named = "on" in rule ? (rule.on.pageType ?? []) : pageTypesIn(rule.when);
    return named
      .filter((type) => !known.has(type))
      .map((type) => ({
        at: `rules.${index}`,
        message: `no entry of pageTypes makes "${type}": only pages that say it themselves count`,
      }));
  });
}

function pageTypesIn(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(pageTypesIn);
  if ("any" in condition) return condition.any.flatMap(pageTypesIn);
  if ("not" in condition) return pageTypesIn(condition.not);
  if ("count" in condition) return condition.count.pageType ?? [];
  if ("sessions" in condition) return condition.sessions.withPageType ?? [];
  return "engagedSeconds" in condition ? condition.engagedSeconds.pageType : [];
}
