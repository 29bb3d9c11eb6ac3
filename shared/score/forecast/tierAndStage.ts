/** What a forecast watches besides segments. */
export interface TierAndStage {
  readonly tier: string;
  readonly stage: string | null;
}

export const isSame = (one: TierAndStage, other: TierAndStage): boolean =>
  one.tier === other.tier && one.stage === other.stage;
