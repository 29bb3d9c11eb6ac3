import { maxNameChars } from "../wire/limits.ts";
import type { ToldRow } from "./eventsOfRow.ts";
import { outcomeOf } from "./outcome.ts";

/** Other words than these are told as “more”. */
const maxWords = 8;

/** What an import comes to. */
export interface Tally {
  readonly take: (events: readonly ToldRow[]) => void;
  readonly refuse: () => void;
  /** A deal's state, as the file has it. */
  readonly see: (word: string) => void;
  readonly taken: () => number;
  readonly refused: () => number;
  readonly inWords: (isDryRun: boolean) => string;
}

export function createTally(): Tally {
  const counts = { taken: 0, refused: 0, identify: 0, deal_won: 0, deal_lost: 0 };
  const open = new Map<string, number>();
  let others = 0;
  return {
    take(events) {
      counts.taken++;
      for (const { type, name } of events) {
        counts[(type === "custom" ? name : type) as keyof typeof counts]++;
      }
    },
    refuse() {
      counts.refused++;
    },
    see(word) {
      if (word === "" || outcomeOf(word) !== null) return;
      const short = word.slice(0, maxNameChars);
      if (open.size < maxWords || open.has(short)) open.set(short, (open.get(short) ?? 0) + 1);
      else others++;
    },
    taken: () => counts.taken,
    refused: () => counts.refused,
    inWords(isDryRun) {
      const did = isDryRun ? "would be taken" : "taken";
      const told = `${rows(counts.taken)} ${did}: ${counts.identify} with facts, ${counts.deal_won} won, ${counts.deal_lost} lost.`;
      const words = [...open].map(([word, count]) => `${word} (${count})`);
      if (others > 0) words.push(`and more (${others})`);
      return words.length === 0 ? told : `${told}\nNeither won nor lost: ${words.join(", ")}.`;
    },
  };
}

const rows = (count: number): string => (count === 1 ? "1 row" : `${count} rows`);
