import type { TraitCondition } from "./traitCondition.ts";

/** Why conditions on traits can never all hold, with the fix, or `null`. */
export function traitContradiction(conditions: readonly TraitCondition[]): string | null {
  const merged = new Map<string, TraitCondition>();
  for (const condition of conditions) {
    const alone = whyNever(condition);
    if (alone !== null) return alone;
    const known = merged.get(condition.trait);
    merged.set(condition.trait, known === undefined ? condition : both(known, condition));
  }
  for (const condition of merged.values()) {
    const together = whyNever(condition);
    if (together !== null) return together;
  }
  return null;
}

function whyNever(condition: TraitCondition): string | null {
  const { trait, oneOf, noneOf, words, matches, atLeast, below } = condition;
  if (atLeast !== undefined && below !== undefined && below <= atLeast) {
    return `"${trait}" cannot be at least ${atLeast} and below ${below}; swap them`;
  }
  const wantsNumber = atLeast !== undefined || below !== undefined;
  if (wantsNumber && (words !== undefined || matches !== undefined)) {
    return `"${trait}" cannot be a number and a text; make two conditions of it, in an any`;
  }
  if (oneOf === undefined) return null;
  const excluded = new Set(noneOf?.map(plain));
  const fits = oneOf.some((one) => {
    if (excluded.has(plain(one))) return false;
    const number = Number(one);
    return (atLeast === undefined || number >= atLeast) && (below === undefined || number < below);
  });
  return fits
    ? null
    : `no value of oneOf of "${trait}" is left by the rest; take out what excludes them`;
}

const plain = (value: unknown): string => String(value).trim().toLowerCase();

/** Two conditions on one trait that must hold together, as one. */
function both(a: TraitCondition, b: TraitCondition): TraitCondition {
  const allowed = new Set(b.oneOf?.map(plain));
  const oneOf = a.oneOf && b.oneOf ? a.oneOf.filter((one) => allowed.has(plain(one))) : undefined;
  return {
    trait: a.trait,
    oneOf: oneOf ?? a.oneOf ?? b.oneOf,
    noneOf: [...(a.noneOf ?? []), ...(b.noneOf ?? [])],
    words: a.words ?? b.words,
    matches: a.matches ?? b.matches,
    atLeast: pick(Math.max, a.atLeast, b.atLeast),
    below: pick(Math.min, a.below, b.below),
  };
}

const pick = (
  of: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined => (a === undefined || b === undefined ? (a ?? b) : of(a, b));
