import { maxNameChars } from "../events/limits.ts";
import type { RowEvent } from "./rowEvent.ts";

/** Further words are counted as “more”. */
const maxWords = 8;

/** Counts of an import so far; they can be stored between slices. */
export interface Counts {
  /** Rows. */
  readonly taken: number;
  readonly refused: number;
  /** Events. */
  readonly identify: number;
  readonly deal_won: number;
  readonly deal_lost: number;
  /** Stages of open deals, and how many deals are in each. */
  readonly open: readonly (readonly [word: string, deals: number])[];
  /** Open deals in further stages. */
  readonly others: number;
}

export const nothing: Counts = {
  ...{ taken: 0, refused: 0, identify: 0, deal_won: 0, deal_lost: 0 },
  ...{ open: [], others: 0 },
};

/** Counts what an import reads. */
export interface Tally {
  readonly take: (events: readonly RowEvent[]) => void;
  readonly refuse: () => void;
  /** Counts the stage of an open deal, as the file writes it. */
  readonly see: (word: string) => void;
  readonly counts: () => Counts;
}

/** @param before Counts of the slices before. */
export function createTally({ open, others, ...before }: Counts = nothing): Tally {
  const counts = { ...before };
  const words = new Map(open);
  let more = others;
  return {
    take(events) {
      counts.taken++;
      for (const { type, name } of events) {
        const kind = type === "custom" ? name : type;
        if (kind === "identify" || kind === "deal_won" || kind === "deal_lost") counts[kind]++;
      }
    },
    refuse() {
      counts.refused++;
    },
    see(word) {
      if (word === "") return;
      const short = word.slice(0, maxNameChars);
      if (words.size < maxWords || words.has(short)) words.set(short, (words.get(short) ?? 0) + 1);
      else more++;
    },
    counts: () => ({ ...counts, open: [...words], others: more }),
  };
}

/** The counts of an import or a dry run, in one or two lines. */
export function countsInWords(
  { taken, identify, deal_won, deal_lost, open, others }: Counts,
  isDryRun: boolean,
): string {
  const did = isDryRun ? "would be accepted" : "accepted";
  const summary = `${taken === 1 ? "1 row" : `${taken} rows`} ${did}: ${identify} with properties, ${deal_won} won, ${deal_lost} lost.`;
  const words = open.map(([word, count]) => `${word} (${count})`);
  if (others > 0) words.push(`and more (${others})`);
  const hint = isDryRun ? " If one of them is an end, say so (won, lost)." : "";
  return words.length === 0
    ? summary
    : `${summary}\nNeither won nor lost: ${words.join(", ")}.${hint}`;
}
