import { shortHash } from "../identity/shortHash.ts";
import { compareText, type Occurrence } from "./occurrence.ts";
import type { Tally } from "./profile.ts";

export const dayMs = 86_400_000;

export const tallyOf = ({ type, object, page, at }: Occurrence): Tally => ({
  day: Math.floor(at / dayMs),
  what: { type, object, ...(page && { page }) },
  count: 1,
});

/**
 * Adds up tallies of the same thing: day by day (sorted by day), or over all days (sorted by hash,
 * dated to the first day).
 */
export function mergeTallies(
  tallies: readonly Tally[],
  span: "day by day" | "over all days" = "day by day",
): Tally[] {
  const byDay = span === "day by day";
  const merged = new Map<string, Tally>();
  for (const tally of tallies) {
    const name = nameOf(tally);
    const id = byDay ? `${tally.day} ${name}` : name;
    const known = merged.get(id);
    merged.set(
      id,
      known === undefined
        ? tally
        : {
            day: Math.min(known.day, tally.day),
            what: known.what,
            count: known.count + tally.count,
          },
    );
  }
  return [...merged.values()]
    .map((tally) => ({ tally, hash: hashOf(tally) }))
    .sort((a, b) => (byDay ? a.tally.day - b.tally.day : 0) || compareText(a.hash, b.hash))
    .map(({ tally }) => tally);
}

/** Hash of what a tally counts. */
export const hashOf = (tally: Tally): string => shortHash(nameOf(tally));

const nameOf = ({ what }: Tally): string =>
  `${what.type} ${what.object} ${what.page ? JSON.stringify(what.page) : ""}`;
