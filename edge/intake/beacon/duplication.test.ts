import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VisitorId } from "../../../shared/identity/ids.ts";
import { compileModel } from "../../../shared/model/compile.ts";
import { parseModel } from "../../../shared/model/parseModel.ts";
import { b2b } from "../../../shared/model/templates/b2b.ts";
import { anyLife } from "../../../shared/score/lives.fixture.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { createMemoryStore, testSite } from "../../adapters/contracts/memory.ts";
import { decideProjection } from "../../scoring/decideProjection.ts";
import { scoreSnapshot } from "../../scoring/scoreSnapshot.ts";

const visitor = "0123456789abcdef0123456789abcdef" as VisitorId;
const now = 40 * 86_400_000;

describe("Invariant 2: an event is never counted twice", () => {
  it("duplication and order: events that come again, later and in other batches, give the same evaluation", async () => {
    const parsed = parseModel(b2b);
    if (!parsed.ok) throw new Error("b2b does not parse");
    const compiled = { ...compileModel(parsed.value), version: 0 };

    const scoredFrom = async (batches: readonly (readonly Event[])[]) => {
      const { events, leads } = createMemoryStore();
      let evaluation: unknown = null;
      for (const batch of batches) {
        const snapshot = await events.append({
          site: testSite,
          visitor,
          receivedAt: now,
          events: [...batch],
        });
        const scored = scoreSnapshot(snapshot, compiled, now);
        await leads.write([decideProjection(snapshot, scored)]);
        evaluation = scored.explain();
      }
      return evaluation;
    };
    await fc.assert(
      fc.asyncProperty(deliveries(), async ({ life, batches }) => {
        expect(await scoredFrom(batches)).toEqual(await scoredFrom([life]));
      }),
      { numRuns: 10_000 },
    );
  });
});

/** A life as it happened, and the same in batches out of order, some of it more than once. */
function deliveries() {
  return anyLife()
    .filter((life) => life.length > 0)
    .chain((life) =>
      fc
        .tuple(
          fc.shuffledSubarray(life, { minLength: life.length }),
          fc.array(fc.subarray(life), { maxLength: 3 }),
          fc.nat(life.length),
        )
        .map(([all, again, cut]) => ({
          life,
          batches: [
            again[0] ?? [],
            all.slice(0, cut),
            again[1] ?? [],
            all.slice(cut),
            again[2] ?? [],
          ].filter((batch) => batch.length > 0),
        })),
    );
}
