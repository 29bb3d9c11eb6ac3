import { plainFieldName } from "../classify/fieldTrait.ts";

/** What CRMs call the end of a deal. */
const words: Readonly<Record<"deal_won" | "deal_lost", string>> = {
  deal_won: "won, win, closedwon, dealwon, gewonnen, gagne, ganado",
  deal_lost: "lost, loss, closedlost, deallost, verloren, perdu, perdido",
};

const table = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((name) =>
    words[name].split(", ").map((word) => [word, name] as const),
  ),
);

/** The event that an outcome is told by; `null` for a deal that goes on. */
export const outcomeOf = (word: string): "deal_won" | "deal_lost" | null =>
  table.get(plainFieldName(word)) ?? null;
