import { decideStage } from "../score/stage.ts";

type Standing = Parameters<typeof decideStage>[1];
type Stages = Parameters<typeof decideStage>[2];

/**
 * Where a lead's stage goes from one that it may be in: `[before, after, 1 when that enters a stage]`. A
 * tuple, because the store decides by it, in the transaction that moves the row.
 */
export type StageMove = readonly [before: string | null, after: string | null, enters: 0 | 1];

/** What the store knows of a lead: the stage it is in, and how often it entered one. */
export interface StageState {
  readonly stage: string | null;
  readonly episode: number;
}

/** Tell sales, once: of this lead, this stage, this episode. */
export interface Entry {
  readonly stage: string;
  readonly episode: number;
}

/**
 * The stage of a standing for each stage that the lead may be in by then. Whoever evaluated saw a row
 * that may have moved since; of the moves the store takes the one that starts where the row is now. So
 * two writers at once enter a stage once, and neither reads anything again.
 *
 * Rising is an entry, whatever was left out below; falling from a higher stage into a lower one is none.
 */
export function decideMoves(standing: Standing, model: Stages): StageMove[] {
  const rankOf = (stage: string | null) => {
    const place = model.stages.findIndex(({ name }) => name === stage);
    return place < 0 ? 0 : model.stages.length - place;
  };
  return [null, ...model.stages.map(({ name }) => name)].map((before) => {
    const after = decideStage(before, standing, model);
    return [before, after, rankOf(after) > rankOf(before) ? 1 : 0];
  });
}

/**
 * Applies the move that starts from the stage that the lead is in. No move starts from a stage that the model
 * does not know (it was renamed): the lead goes to `otherwise`, without a hand-off.
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
