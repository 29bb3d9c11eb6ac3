import type { Model } from "../model.ts";
import type { ModelFault } from "../modelFault.ts";

interface Band {
  readonly index: number;
  readonly trait: string;
  readonly from: number;
  readonly to: number;
}

/** Two state rules of one trait that both hold for some number, which would count twice. */
export function overlappingBands({ rules }: Model): ModelFault[] {
  const bands = rules.flatMap((rule, index): Band[] => {
    if (!("when" in rule) || rule.group !== undefined) return [];
    const { when } = rule;
    if (!("trait" in when) || (when.atLeast === undefined && when.below === undefined)) return [];
    const { trait, atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = when;
    return [{ index, trait, from: atLeast, to: below }];
  });
  return bands.flatMap((band, nth) => {
    const first = bands
      .slice(0, nth)
      .find(({ trait, from, to }) => trait === band.trait && from < band.to && band.from < to);
    if (first === undefined) return [];
    const message = `overlaps rules.${first.index}: a lead in both bands of "${band.trait}" is paid twice; end one where the other begins, or put both into a group`;
    return [{ at: `rules.${band.index}.when`, message }];
  });
}
