import type { Adjustment } from "../profile/adjustments.ts";
import type { Ground } from "./contribution.ts";

/** What people gave or took by hand, as contributions to the score: those in force at a moment. */
export const adjustedAt = (adjustments: readonly Adjustment[], now: number): Ground[] =>
  adjustments
    .filter(({ at, expiresAt }) => at <= now && (expiresAt === null || now < expiresAt))
    .filter(({ points }) => points !== 0)
    .map(({ name, points, author, reason }) => ({
      rule: { id: `adjustment:${name}`, title: "Adjusted by hand", kind: "interest" },
      earned: points,
      because: `${reason} (${author})`,
    }));

/** When one of them ends, milliseconds since 1970. */
export const endsOf = (adjustments: readonly Adjustment[]): number[] =>
  adjustments.flatMap(({ points, expiresAt }) =>
    expiresAt === null || points === 0 ? [] : [expiresAt],
  );
