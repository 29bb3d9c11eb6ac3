import { plainFieldName } from "../classify/fieldTrait.ts";

/** Words of CRMs for the end of a deal. */
const words: Readonly<Record<"deal_won" | "deal_lost", string>> = {
  deal_won: "won, win, closedwon, dealwon, gewonnen, gagne, ganado",
  deal_lost: "lost, loss, closedlost, deallost, verloren, perdu, perdido",
};

const table = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((name) =>
    words[name].split(", ").map((word) => [word, name] as const),
  ),
);

/** The event of an outcome; `null` for an open deal. */
export const outcomeOf = (word: string): "deal_won" | "deal_lost" | null =>
  table.get(plainFieldName(word)) ?? null;
