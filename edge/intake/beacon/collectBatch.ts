import type { Batch } from "../../../shared/wire/batch.ts";
import type { Ports } from "../../ports/ports.ts";
import { decideProjection } from "../../scoring/decideProjection.ts";
import { type OwnStanding, ownStanding } from "../../scoring/ownStanding.ts";
import { scoreSnapshot } from "../../scoring/scoreSnapshot.ts";
import { updateTierCache } from "../../scoring/updateTierCache.ts";
import { splitAtIdentify } from "./splitAtIdentify.ts";

type Collected =
  | { readonly kind: "not-a-browser" | "visitor-of-another-site" | "visitor-erased" }
  | (OwnStanding & {
      readonly kind: "scored";
      /** To be done after the answer, in `waitUntil`. */
      readonly afterResponse: () => Promise<void>;
    });

type CollectPorts = Pick<
  Ports,
  "events" | "identities" | "models" | "tiers" | "clock" | "writeBehind"
>;

/**
 * Takes in one batch. An `identify` links the browser to a person. One D1 batch stores the new events and reads
 * the lead. The core folds and evaluates it. Rows and caches are written after the answer.
 */
export async function collectBatch(batch: Batch, ports: CollectPorts): Promise<Collected> {
  const { site, visitor, fromBrowser } = batch;
  let collected: Collected = { kind: "visitor-of-another-site" };
  for (const { claim, events } of splitAtIdentify(batch.events)) {
    if (claim !== null) {
      await ports.identities.claim({
        site,
        browser: visitor,
        ...claim,
        ...(fromBrowser && { fromBrowser }),
      });
    }
    collected = await collectRun({ ...batch, events }, ports);
    if (collected.kind === "visitor-of-another-site" || collected.kind === "not-a-browser") break;
  }
  return collected;
}

async function collectRun(
  batch: Batch,
  { events, models, tiers, clock, writeBehind }: CollectPorts,
): Promise<Collected> {
  const [snapshot, compiled] = await Promise.all([
    events.append(batch),
    models.published(batch.site),
  ]);
  if (batch.fromBrowser && snapshot.isMadeByEdge) return { kind: "not-a-browser" };
  if (snapshot.site !== batch.site) return { kind: "visitor-of-another-site" };
  if (snapshot.members.length === 0) return { kind: "visitor-erased" };
  const now = clock();
  const scored = scoreSnapshot(snapshot, compiled, now);
  writeBehind.add(decideProjection(snapshot, scored));

  const { standing, nextChangeAt } = ownStanding(snapshot, scored, compiled, now);
  return {
    kind: "scored",
    standing,
    nextChangeAt,
    afterResponse: async () => {
      const outcomes = await Promise.allSettled([
        writeBehind.drain(),
        updateTierCache(batch.visitor, standing, snapshot, compiled.model, tiers, now),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") console.error("afterResponse", String(outcome.reason));
      }
    },
  };
}
