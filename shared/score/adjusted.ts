import type { Adjustment } from "../profile/adjustments.ts";
import type { UncappedContribution } from "./uncappedContribution.ts";

/** Manual adjustments in force at a moment, as contributions to the score. */
export const adjustedAt = (
  adjustments: readonly Adjustment[],
  now: number,
): UncappedContribution[] =>
  adjustments
    .filter((adjustment) => pointsAt(adjustment, now) !== 0)
    .map(({ name, points, author, reason }) => ({
      rule: { id: `adjustment:${name}`, title: "Adjusted by hand", kind: "interest" },
      earned: points,
      because: `${reason} (${author})`,
    }));

/** What an adjustment gives at a moment; 0 when it is not in force. */
export const pointsAt = ({ points, at, expiresAt }: Adjustment, now: number): number =>
  at <= now && (expiresAt === null || now < expiresAt) ? points : 0;

/** When adjustments begin or end, milliseconds since 1970. */
export const turnsOf = (adjustments: readonly Adjustment[]): number[] =>
  adjustments.flatMap(({ points, at, expiresAt }) =>
    points === 0 ? [] : expiresAt === null ? [at] : [at, expiresAt],
  );
