/** The tier as a pill: a word, a shape and a colour, in this order of importance. */
export const TierPill = ({ tier }: { readonly tier: string }) => (
  <span class={`pill tier-${tierClassOf(tier)}`}>
    <svg viewBox="0 0 10 10" width="8" height="8" aria-hidden="true">
      <path d={shapes[tierClassOf(tier)]} />
    </svg>
    {tier}
  </span>
);

export const StageBadge = ({ stage }: { readonly stage: string | null }) =>
  stage === null ? (
    <span class="none" title="No stage reached yet">
      –
    </span>
  ) : (
    <span class="stage">{stage}</span>
  );

export const Grade = ({ grade, fit }: { readonly grade: string; readonly fit: number }) => (
  <span class={fit === 0 ? "grade is-unknown" : "grade"} title={`Fit score: ${fit}`}>
    {grade}
  </span>
);

const shapes = {
  hot: "M5 0 L10 10 L0 10 Z",
  warm: "M5 0 A5 5 0 1 1 5 10 A5 5 0 1 1 5 0 Z",
  cold: "M1 1 L9 1 L9 9 L1 9 Z",
  disqualified: "M1 0 L5 4 L9 0 L10 1 L6 5 L10 9 L9 10 L5 6 L1 10 L0 9 L4 5 L0 1 Z",
  other: "M5 0 L10 5 L5 10 L0 5 Z",
} as const;

/** A model may name its own tiers; the tiers that the styles know have a colour. */
export const tierClassOf = (tier: string): keyof typeof shapes =>
  Object.hasOwn(shapes, tier) ? (tier as keyof typeof shapes) : "other";
