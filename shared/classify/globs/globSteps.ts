import { globstar, star } from "./globTokens.ts";

/** Matches part of a text, from an index on: the index after the match, or `noMatch`. */
type Step = (text: string, from: number) => number;

const noMatch = -1;
const parts = new RegExp(`[${star}${globstar}]|[^${star}${globstar}]+`, "g");

/**
 * Compiles a glob in which each `*` fills the rest of its segment, and `**` stands only at the end: `/pricing`,
 * `/blog/*`, `/*` + `/preise/**`. Such a glob matches in one way only, so string comparison decides it without a search.
 * Nearly all globs in models are like this.
 *
 * @returns `null` for any other glob.
 */
export function compileSteps(tokens: string): ((text: string) => boolean) | null {
  const isOpen = tokens.endsWith(globstar);
  // `/careers/**` matches `/careers`, too.
  const isParent = tokens.endsWith(`/${globstar}`);
  const closed = isOpen ? tokens.slice(0, isParent ? -2 : -1) : tokens;
  if (closed.includes(globstar)) return null;
  const steps: Step[] = [];
  for (const { 0: part, index } of closed.matchAll(parts)) {
    const after = closed[index + part.length];
    if (part === star && after !== undefined && after !== "/") return null;
    // `/a***`: the run within a segment is part of the run that follows it.
    steps.push(part === star ? restOfSegment : literal(part));
  }
  return (text) => {
    let at = 0;
    for (const step of steps) {
      at = step(text, at);
      if (at === noMatch) return false;
    }
    if (at === text.length) return true;
    return isOpen && (!isParent || text[at] === "/");
  };
}

const literal =
  (part: string): Step =>
  (text, from) =>
    text.startsWith(part, from) ? from + part.length : noMatch;

const restOfSegment: Step = (text, from) => {
  const slash = text.indexOf("/", from);
  return slash < 0 ? text.length : slash;
};
