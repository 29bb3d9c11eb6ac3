import type { Statement } from "../data/statement.ts";
import type { TrainingTable } from "../data/table.ts";

/** Fewer wins or fewer losses than this cannot change what the points say. */
export const minOfEach = 10;

/** Why nothing at all can be learned from a table; empty when something can. */
export function refusals(table: TrainingTable): Statement[] {
  const { wins, losses } = outcomesOf(table);
  if (wins === 0 && losses === 0)
    return [
      { code: "no-outcomes", text: "There are no outcomes yet. Report won and lost deals first." },
    ];
  if (losses === 0)
    return [
      {
        code: "all-won",
        text: `All ${whole(wins)} outcomes are won. Report lost deals too: without them nothing can be compared.`,
      },
    ];
  if (wins === 0)
    return [
      {
        code: "all-lost",
        text: `All ${whole(losses)} outcomes are lost. Report won deals too: without them nothing can be compared.`,
      },
    ];
  return [];
}

/** What is missing until more than the points can be learned; undefined when nothing is. */
export function missingLabels(table: TrainingTable): Statement | undefined {
  const { wins, losses } = outcomesOf(table);
  const lacking = [
    [wins, "won"],
    [losses, "lost"],
  ] as const;
  const parts = lacking.flatMap(([count, word]) =>
    count >= minOfEach ? [] : [`${Math.ceil(minOfEach - count)} more ${word}`],
  );
  if (parts.length === 0) return undefined;
  return {
    code: "few-labels",
    text: `Only the points are used. To learn more, at least ${minOfEach} won and ${minOfEach} lost leads are needed; missing: ${parts.join(" and ")}.`,
  };
}

/** Wins and losses, by weight: an open lead is a part of a loss. */
export function outcomesOf({ outcomes, weights }: TrainingTable): { wins: number; losses: number } {
  let wins = 0;
  let losses = 0;
  for (let row = 0; row < outcomes.length; row++) {
    if (outcomes[row] === 1) wins += weights[row] as number;
    else losses += weights[row] as number;
  }
  return { wins, losses };
}

const whole = (count: number): number => Math.round(count);
