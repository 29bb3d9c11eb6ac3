import { compileAutomaton, wordsOf } from "./globs/globAutomaton.ts";
import { compileSteps } from "./globs/globSteps.ts";
import { hasWildcard, tokensOf } from "./globs/globTokens.ts";

/**
 * Globs, the only patterns that people may write: `*` matches any run within one segment, `**` any run at
 * all, every other character matches itself in either case. `/careers/**` matches `/careers`, too. A list may
 * have exceptions: `["/blog/**", "!/blog/jobs"]`.
 *
 * Regular expressions are not offered: one of 28 characters kept V8 busy for 12.7 s. A glob takes a bounded number of
 * steps for each character of a text (`automatonWordsOf`), whatever it says.
 */
export type Glob = string;

/** Compiles a list of globs to a test: some glob matches, and no exception does. */
export function compileGlobs(globs: readonly Glob[]): (text: string) => boolean {
  const wanted = anyOf(globs.filter((glob) => !isException(glob)));
  const refused = anyOf(globs.filter(isException).map(withoutMark));
  const takesAll = globs.every(isException);
  return (text) => {
    const lower = text.toLowerCase();
    return (takesAll || wanted(lower)) && !refused(lower);
  };
}

/**
 * Words of states that the globs of a list need, beyond those that string comparison decides: a step each for every
 * character of a text. A model's budget counts them.
 */
export const automatonWordsOf = (globs: readonly Glob[]): number =>
  globs
    .map((glob) => tokensOf(withoutMark(glob)))
    .filter((tokens) => compileSteps(tokens) === null)
    .reduce((sum, tokens) => sum + wordsOf(tokens), 0);

const isException = (glob: Glob): boolean => glob.startsWith("!");
const withoutMark = (glob: Glob): Glob => (isException(glob) ? glob.slice(1) : glob);

/** Globs without a wildcard are looked up together; the others are tried in turn. */
function anyOf(globs: readonly Glob[]): (lower: string) => boolean {
  const tokens = globs.map(tokensOf);
  const texts = new Set(tokens.filter((one) => !hasWildcard(one)));
  const tests = tokens.filter(hasWildcard).map((one) => compileSteps(one) ?? compileAutomaton(one));
  return (lower) => texts.has(lower) || tests.some((test) => test(lower));
}
