import { maxNameChars } from "../events/limits.ts";
import type { ToldRow } from "./eventsOfRow.ts";
import { outcomeOf } from "./outcome.ts";

/** Other words than these are told as “more”. */
const maxWords = 8;

/** What an import came to so far, as it can be put away. */
export interface Counts {
  /** Rows. */
  readonly taken: number;
  readonly refused: number;
  /** Events. */
  readonly identify: number;
  readonly deal_won: number;
  readonly deal_lost: number;
  /** States of deals that go on, and how many have each. */
  readonly open: readonly (readonly [word: string, deals: number])[];
  /** Deals in other states than these. */
  readonly others: number;
}

export const nothing: Counts = {
  ...{ taken: 0, refused: 0, identify: 0, deal_won: 0, deal_lost: 0 },
  ...{ open: [], others: 0 },
};

/** Adds up what an import comes to. */
export interface Tally {
  readonly take: (events: readonly ToldRow[]) => void;
  readonly refuse: () => void;
  /** A deal's state, as the file has it. */
  readonly see: (word: string) => void;
  readonly counts: () => Counts;
}

/** @param before What it came to before. */
export function createTally({ open, others, ...before }: Counts = nothing): Tally {
  const counts = { ...before };
  const words = new Map(open);
  let more = others;
  return {
    take(events) {
      counts.taken++;
      for (const { type, name } of events) {
        counts[(type === "custom" ? name : type) as "identify" | "deal_won" | "deal_lost"]++;
      }
    },
    refuse() {
      counts.refused++;
    },
    see(word) {
      if (word === "" || outcomeOf(word) !== null) return;
      const short = word.slice(0, maxNameChars);
      if (words.size < maxWords || words.has(short)) words.set(short, (words.get(short) ?? 0) + 1);
      else more++;
    },
    counts: () => ({ ...counts, open: [...words], others: more }),
  };
}

/** What an import came to, or would come to, in one or two lines. */
export function countsInWords(
  { taken, identify, deal_won, deal_lost, open, others }: Counts,
  isDryRun: boolean,
): string {
  const did = isDryRun ? "would be taken" : "taken";
  const told = `${taken === 1 ? "1 row" : `${taken} rows`} ${did}: ${identify} with facts, ${deal_won} won, ${deal_lost} lost.`;
  const words = open.map(([word, count]) => `${word} (${count})`);
  if (others > 0) words.push(`and more (${others})`);
  return words.length === 0 ? told : `${told}\nNeither won nor lost: ${words.join(", ")}.`;
}
