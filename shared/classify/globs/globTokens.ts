/** A wildcard among the characters of a glob. A run of both kinds is a `globstar`. */
export const star = "\u0000";
export const globstar = "\u0001";

/** Any run of wildcards, in one token: `***` matches what `**` matches, `a*` after `*` adds nothing. */
const wildcardRun = /\*+/g;

/** A glob in lower case, each run of wildcards as one token. */
export const tokensOf = (glob: string): string =>
  glob.toLowerCase().replace(wildcardRun, (run) => (run.length > 1 ? globstar : star));

export const hasWildcard = (tokens: string): boolean =>
  tokens.includes(star) || tokens.includes(globstar);
