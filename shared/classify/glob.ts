/**
 * Globs, the only patterns that people may write: `*` is any run within one segment, `**` any run at
 * all, everything else is itself, whatever its case. `/careers/**` takes `/careers` too. A list may
 * have exceptions: `["/blog/**", "!/blog/jobs"]`.
 *
 * Regular expressions are not offered: one of 28 characters was seen to keep V8 busy for 12.7 s. A
 * glob of m characters takes at most m × n steps over a text of n, whatever it says.
 */
export type Glob = string;

/** Any run within a segment, and any run at all, among the literal characters of a compiled glob. */
const star = 0;
const globstar = 1;

/** Compiles a list of globs into a test: some glob matches, and no exception does. */
export function compileGlobs(globs: readonly Glob[]): (text: string) => boolean {
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map(tokensOf);
  const exceptions = globs
    .filter((glob) => glob.startsWith("!"))
    .map((glob) => tokensOf(glob.slice(1)));
  return (text) => {
    const codes = Array.from(text.toLowerCase(), (char) => char.codePointAt(0) as number);
    return (
      (wanted.length === 0 || wanted.some((tokens) => matches(tokens, codes))) &&
      !exceptions.some((tokens) => matches(tokens, codes))
    );
  };
}

function tokensOf(glob: Glob): number[] {
  const tokens = Array.from(
    glob.toLowerCase().replaceAll("**", "\u{0001}").replaceAll("*", "\u{0000}"),
    (char) => char.codePointAt(0) as number,
  );
  return tokens;
}

/** Steps through the text once, with the set of glob positions that are possible so far. */
function matches(tokens: readonly number[], codes: readonly number[]): boolean {
  let possible = new Uint8Array(tokens.length + 1);
  possible[0] = 1;
  skipWildcards(tokens, possible);
  for (const code of codes) {
    const next = new Uint8Array(tokens.length + 1);
    for (let place = 0; place < tokens.length; place++) {
      if (!possible[place]) continue;
      const token = tokens[place];
      if (token === globstar || (token === star && code !== slash)) next[place] = 1;
      else if (token === code) next[place + 1] = 1;
    }
    skipWildcards(tokens, next);
    possible = next;
  }
  return possible[tokens.length] === 1 || endsBeforeChildren(tokens, possible);
}

const slash = 0x2f;

/** A wildcard may stand for nothing. */
function skipWildcards(tokens: readonly number[], possible: Uint8Array): void {
  for (let place = 0; place < tokens.length; place++) {
    const token = tokens[place];
    if (possible[place] && (token === star || token === globstar)) possible[place + 1] = 1;
  }
}

/** `/careers/**` takes `/careers`: all that is left of the glob is a slash and `**`. */
const endsBeforeChildren = (tokens: readonly number[], possible: Uint8Array): boolean =>
  tokens.length >= 2 &&
  tokens[tokens.length - 1] === globstar &&
  tokens[tokens.length - 2] === slash &&
  possible[tokens.length - 2] === 1;
