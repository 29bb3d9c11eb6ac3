import { shortHash } from "../identity/shortHash.ts";
import { compareText, type Occurrence } from "./occurrence.ts";
import type { Tally } from "./profile.ts";

/** One occurrence as a total. */
export const tallyOf = ({ type, object, page, verified, source, at }: Occurrence): Tally => ({
  what: { type, object, page, verified, source },
  count: 1,
  firstAt: at,
  lastAt: at,
});

/** Number of the span that a tally falls into; a tally never extends beyond its span. */
export const spanOf = ({ firstAt }: Tally, spanMs: number): number => Math.floor(firstAt / spanMs);

/** Adds up totals of the same thing in the same span. Sorted by span, then by hash of what it is. */
export function mergeTallies(tallies: readonly Tally[], spanMs: number): Tally[] {
  const merged = new Map<string, { readonly hash: string; readonly span: number; tally: Tally }>();
  for (const tally of tallies) {
    const hash = hashOf(tally);
    const span = spanOf(tally, spanMs);
    const id = `${span} ${hash}`;
    const known = merged.get(id);
    if (known) known.tally = sumOf(known.tally, tally);
    else merged.set(id, { hash, span, tally });
  }
  return [...merged.values()]
    .sort((a, b) => a.span - b.span || compareText(a.hash, b.hash))
    .map(({ tally }) => tally);
}

const sumOf = (a: Tally, b: Tally): Tally => ({
  what: a.what,
  count: a.count + b.count,
  firstAt: Math.min(a.firstAt, b.firstAt),
  lastAt: Math.max(a.lastAt, b.lastAt),
});

/** Hash of what a tally counts. */
export const hashOf = ({ what: { type, object, page, verified, source } }: Tally): string =>
  shortHash(
    `${type}${verified ? "!" : ""} ${object} ${page ? JSON.stringify(page) : ""} ${source ? JSON.stringify(source) : ""}`,
  );
