import { compileGlobs, type Glob } from "../classify/glob.ts";
import type { Condition } from "../model/model.ts";
import type { Trait } from "../profile/traits.ts";
import type { Verdict } from "./verdict.ts";

type TraitCondition = Extract<Condition, { trait: unknown }>;

/** Judges a trait that is known. One of the wrong type cannot be judged, and never stops scoring. */
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

/** What the trait says, and what is odd about it. */
export function traitInWords(condition: TraitCondition, trait: Trait): string {
  const said = `${condition.trait}: ${trait.value}`;
  if (condition.verifiedOnly && !trait.verified) return `${said} (not verified)`;
  const wanted = wantedOf(condition, trait);
  if (wanted !== null) return `${said} (not a ${wanted})`;
  return trait.inferred ? `${said} (seen from the network, not stated)` : said;
}

/** The type that a condition needs and the trait has not. */
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

/** "VP, Sales" has the words "vp" and "vp sales"; "international" has not the word "intern". */
const hasWords = (text: string, phrase: string): boolean => spaced(text).includes(spaced(phrase));

/** The phrases of models, and the titles that people have over and over: to space one takes a microsecond. */
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

/** Globs of a model are compiled when they are first needed, and forgotten with the model. */
const tests = new WeakMap<readonly Glob[], (text: string) => boolean>();

function testOf(globs: readonly Glob[]): (text: string) => boolean {
  const known = tests.get(globs);
  if (known !== undefined) return known;
  const test = compileGlobs(globs);
  tests.set(globs, test);
  return test;
}
