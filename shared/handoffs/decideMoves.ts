import { decideStage } from "../score/stage.ts";

type Totals = Parameters<typeof decideStage>[1];
type Stages = Parameters<typeof decideStage>[2];

/**
 * The stage that follows a given stage: `[before, after, 1 if this enters a stage]`. A tuple, because the store
 * applies it in SQL, in the transaction that updates the lead's row.
 */
export type StageMove = readonly [before: string | null, after: string | null, enters: 0 | 1];

/** A lead's stage in the store, and how often the lead has entered a stage. */
export interface StageState {
  readonly stage: string | null;
  readonly episode: number;
}

/** A stage that was entered: sales is notified once for each. */
export interface Entry {
  readonly stage: string;
  readonly episode: number;
}

/**
 * The next stage for each stage that the lead may be in when it is written. The writer saw a row that may have
 * changed since; the store applies the move that starts at the row's present stage. So two writers at once
 * enter a stage only once, and neither reads the row again.
 *
 * Rising is an entry, even if it skips a stage; falling from a higher stage into a lower one is not.
 */
export function decideMoves(totals: Totals, model: Stages): StageMove[] {
  const rankOf = (stage: string | null) => {
    const index = model.stages.findIndex(({ name }) => name === stage);
    return index < 0 ? 0 : model.stages.length - index;
  };
  return [null, ...model.stages.map(({ name }) => name)].map((before) => {
    const after = decideStage(before, totals, model);
    return [before, after, rankOf(after) > rankOf(before) ? 1 : 0];
  });
}

/**
 * Applies the move that starts at the lead's stage. A stage that the model no longer has (it was renamed)
 * starts no move: the lead gets the stage `otherwise`, and no hand-off.
 *
 * In production SQL does this, in the transaction that writes the row (`edge/adapters/d1/leadSql.ts`). This
 * function says what the SQL must do; `edge/adapters/contracts/entries.contract.ts` compares them case by case.
 */
export function decideEntry(
  { stage, episode }: StageState,
  moves: readonly StageMove[],
  otherwise: string | null,
): StageState & { readonly entry: Entry | null } {
  const move = moves.find(([before]) => before === stage);
  if (move === undefined) return { stage: otherwise, episode, entry: null };
  const [, after, enters] = move;
  if (enters === 0 || after === null) return { stage: after, episode, entry: null };
  return { stage: after, episode: episode + 1, entry: { stage: after, episode: episode + 1 } };
}
