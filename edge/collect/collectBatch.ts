import { bandOf } from "../../shared/score/band.ts";
import type { Batch, Standing } from "../../shared/wire/batch.ts";
import type { Ports } from "../ports.ts";
import { decideProjection } from "./decideProjection.ts";
import { scoreSnapshot } from "./scoreSnapshot.ts";
import type { WriteBehind } from "./writeBehind.ts";

export type Collected =
  | { readonly kind: "visitor-of-another-site" }
  | {
      readonly kind: "scored";
      readonly standing: Standing;
      /** To be done after the answer, in `waitUntil`. */
      readonly settle: () => Promise<void>;
    };

/**
 * The way of one batch: one D1 batch stores what is new and reads the lead; the core folds and
 * evaluates; what is worth keeping of the result is written after the answer.
 */
export async function collectBatch(
  batch: Batch,
  { events, models, tiers, clock }: Pick<Ports, "events" | "models" | "tiers" | "clock">,
  writeBehind: WriteBehind,
): Promise<Collected> {
  const [snapshot, compiled] = await Promise.all([
    events.append(batch),
    models.published(batch.site),
  ]);
  if (snapshot.site !== batch.site) return { kind: "visitor-of-another-site" };
  const scored = scoreSnapshot(snapshot, compiled, clock());
  const { score, total, tier } = scored.evaluation;
  writeBehind.add(decideProjection(snapshot, scored));
  // A new visitor is where everyone begins: no news worth a write.
  const { tiers: bands } = compiled.model;
  const tierBefore = snapshot.row?.tier ?? bandOf(bands, Number.NEGATIVE_INFINITY).name;
  return {
    kind: "scored",
    standing: { score, total, tier, stage: scored.stage },
    settle: async () => {
      const writes = [writeBehind.drain()];
      if (tier !== tierBefore) writes.push(tiers.put(batch.visitor, tier));
      const outcomes = await Promise.allSettled(writes);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") console.error("settle", String(outcome.reason));
      }
    },
  };
}
