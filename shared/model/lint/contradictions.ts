import type { Condition, Model } from "../model.ts";
import type { ModelFault } from "../parseModel.ts";

/** State rules that can never be true, as far as that can be seen without trying. */
export const contradictions = ({ rules }: Model): ModelFault[] =>
  rules.flatMap((rule, index) => {
    const why = "when" in rule ? whyNever(rule.when) : null;
    return why === null ? [] : [{ at: `rules.${index}.when`, message: `is never true: ${why}` }];
  });

type Trait = Extract<Condition, { trait: unknown }>;

/** Why a condition can never hold, with the mend, or `null`. */
function whyNever(condition: Condition): string | null {
  if ("any" in condition) {
    const reasons = condition.any.map(whyNever);
    return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
  }
  if (!("all" in condition)) return "trait" in condition ? whyNeverTrait(condition) : null;
  const parts = partsOf(condition);
  return (
    firstOf(parts.map(whyNever)) ??
    whyNeverBoth(parts) ??
    firstOf(together(parts).map(whyNeverTrait))
  );
}

const firstOf = (reasons: readonly (string | null)[]): string | null =>
  reasons.find((reason) => reason !== null) ?? null;

/** What must hold at once: an `all` in an `all` says nothing of its own, `not any` is `all` of `not`. */
function partsOf(condition: Condition): Condition[] {
  if ("all" in condition) return condition.all.flatMap(partsOf);
  if ("not" in condition && "any" in condition.not) {
    return condition.not.any.flatMap((part) => partsOf({ not: part }));
  }
  return [condition];
}

function whyNeverTrait({ trait, oneOf, noneOf, words, matches, atLeast, below }: Trait) {
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

/** Conditions of one trait that must hold together, as one condition each. */
function together(parts: readonly Condition[]): Trait[] {
  const byTrait = new Map<string, Trait>();
  for (const part of parts) {
    if (!("trait" in part)) continue;
    const known = byTrait.get(part.trait);
    byTrait.set(part.trait, known === undefined ? part : bothOf(known, part));
  }
  return [...byTrait.values()];
}

function bothOf(a: Trait, b: Trait): Trait {
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
) => (a === undefined || b === undefined ? (a ?? b) : of(a, b));

/** Of these kinds an address has one. */
const exclusive = ["invalid", "disposable", "student", "free", "corporate"];

/** Why no two of these can hold at once, or `null`. */
function whyNeverBoth(parts: readonly Condition[]): string | null {
  const stated = new Set(parts.map((part) => JSON.stringify(part)));
  const denied = parts.some((part) => "not" in part && stated.has(JSON.stringify(part.not)));
  if (denied) return "it asks for a condition and for its not; take one of them out";

  const kinds = new Set(parts.flatMap((part) => ("emailKind" in part ? part.emailKind : [])));
  const exclusives = exclusive.filter((kind) => kinds.has(kind as never));
  if (exclusives.length > 1) return `no address is ${exclusives.join(" and ")}; use any`;
  if (kinds.size > 1 && kinds.has("invalid")) return "an invalid address is nothing else; use any";

  const [first, ...others] = parts.flatMap((part) =>
    "firstChannel" in part ? [part.firstChannel.oneOf] : [],
  );
  const common = first?.filter((channel) => others.every((oneOf) => oneOf.includes(channel)));
  if (common?.length === 0) return "there is one first channel; put them into one list";

  const idle = Math.max(
    0,
    ...parts.map((part) => ("inactiveDays" in part ? part.inactiveDays.atLeast : 0)),
  );
  const window = Math.min(...parts.map(activeWithin));
  return window <= idle
    ? `nobody is inactive for ${idle} days and active within ${window}; make the window longer`
    : null;
}

/** Within how many days something happened that is a sign of life, if a condition holds. */
function activeWithin(condition: Condition): number {
  const never = Number.POSITIVE_INFINITY;
  if ("sessions" in condition) return condition.sessions.lastDays ?? never;
  if ("engagedSeconds" in condition) return condition.engagedSeconds.lastDays ?? never;
  if (!("count" in condition) || condition.count.event === "email_unsubscribe") return never;
  return condition.lastDays ?? never;
}
