import { compileGlobs, type Glob } from "../classify/glob.ts";
import type { Trait } from "../profile/traits.ts";
import type { TraitCondition } from "./traitCondition.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on a known trait. A trait of the wrong type cannot be evaluated, and never stops scoring. */
export function evaluateTrait(condition: TraitCondition, trait: Trait): Verdict {
  const { value, verified } = trait;
  const { oneOf, noneOf, words, matches, atLeast, below, verifiedOnly } = condition;
  if (verifiedOnly && !verified) return false;
  if (wantedOf(condition, trait) !== null) return null;
  return (
    (oneOf === undefined || oneOf.some((one) => sameText(one, value))) &&
    (noneOf === undefined || !noneOf.some((one) => sameText(one, value))) &&
    (words === undefined || words.some((phrase) => hasWords(String(value), phrase))) &&
    (matches === undefined || testOf(matches)(String(value).trim())) &&
    (atLeast === undefined || (value as number) >= atLeast) &&
    (below === undefined || (value as number) < below)
  );
}

/** The value of the trait, and why it may not count. */
export function knownInWords(condition: TraitCondition, trait: Trait): string {
  const said = `${condition.trait}: ${trait.value}`;
  if (condition.verifiedOnly && !trait.verified) return `${said} (not verified)`;
  const wanted = wantedOf(condition, trait);
  if (wanted !== null) return `${said} (not a ${wanted})`;
  return trait.inferred ? `${said} (seen from the network, not stated)` : said;
}

/** The type that a condition needs, when the trait has another one. */
function wantedOf(
  { atLeast, below, words, matches }: TraitCondition,
  { value }: Trait,
): "number" | "text" | null {
  if ((atLeast !== undefined || below !== undefined) && typeof value !== "number") return "number";
  if ((words !== undefined || matches !== undefined) && typeof value !== "string") return "text";
  return null;
}

const sameText = (a: unknown, b: unknown): boolean =>
  String(a).trim().toLowerCase() === String(b).trim().toLowerCase();

/** "VP, Sales" has the words "vp" and "vp sales"; "international" does not have the word "intern". */
const hasWords = (text: string, phrase: string): boolean => spaced(text).includes(spaced(phrase));

/** A cache of phrases and of frequent titles: to normalise one takes a microsecond. */
const known = new Map<string, string>();
const maxKnown = 2_000;

function spaced(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  if (known.size >= maxKnown) known.clear();
  const found = ` ${words} `;
  known.set(text, found);
  return found;
}

/** Globs of a model are compiled at first use; the cache lets go of them together with the model. */
const tests = new WeakMap<readonly Glob[], (text: string) => boolean>();

function testOf(globs: readonly Glob[]): (text: string) => boolean {
  const known = tests.get(globs);
  if (known !== undefined) return known;
  const test = compileGlobs(globs);
  tests.set(globs, test);
  return test;
}
