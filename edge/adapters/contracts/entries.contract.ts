import { describe, expect, it } from "vitest";
import { decideEntry, decideMoves } from "../../../shared/handoffs/decideMoves.ts";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { LeadUpdate } from "../../ports/lead.ts";
import { leadRow } from "./leadRow.fixture.ts";
import type { MemoryStore } from "./memory.ts";

const site = "demo" as SiteKey;
const model = {
  basis: "total" as const,
  grades: [{ letter: "D", atLeast: 0 }],
  stages: [
    { name: "SQL", atLeast: 100, hysteresis: 10 },
    { name: "MQL", atLeast: 50, hysteresis: 10 },
  ],
};

/** What the lead is before a row is written: its stage, and whether its row is still there. */
const states = [
  { name: "a lead without a row", stage: null, episode: 0, isListed: false },
  { name: "a lead in no stage", stage: null, episode: 0, isListed: true },
  ...["MQL", "SQL", "Renamed"].flatMap((stage) => [
    { name: `a lead in ${stage}`, stage, episode: 1, isListed: true },
    { name: `a lead in ${stage} whose row was deleted`, stage, episode: 1, isListed: false },
  ]),
  { name: "a lead that has left a stage", stage: null, episode: 1, isListed: true },
] as const;

const cases = states.flatMap((state) =>
  [0, 45, 60, 95, 120].flatMap((points) =>
    [false, true].flatMap((isDisqualified) =>
      [false, true].map((suppressHandoffs) => ({
        ...{ state, points, isDisqualified, suppressHandoffs },
        name: `${state.name} at ${points} points${isDisqualified ? ", disqualified" : ""}${
          suppressHandoffs ? ", hand-offs suppressed" : ""
        }`,
      })),
    ),
  ),
);

/**
 * Invariant 6: what a store does when it writes a row is `decideEntry`, case by case. In production SQL decides
 * (`d1/leadSql`), in the transaction that writes the row; this table holds that SQL to the function.
 */
export function describeEntries(name: string, make: () => MemoryStore): void {
  describe(`where a hand-off fires once, in the ${name} store`, () => {
    it.each(cases)("$name", async ({ state, points, isDisqualified, suppressHandoffs }) => {
      const store = make();
      const lead = crypto.randomUUID().replaceAll("-", "") as LeadId;
      const write = (row: LeadUpdate) => store.leads.write([{ lead: row, profiles: [] }]);
      const { stage, episode, isListed } = state;
      const last = stage ?? "MQL";
      if (episode > 0) await write({ ...rowOf(lead, last, 1), moves: [[null, last, 1]] });
      else if (isListed) await write(rowOf(lead, null, 1));
      if (episode > 0 && stage === null) {
        await write({ ...rowOf(lead, null, 2), moves: [[last, null, 0]] });
      }
      if (!isListed) await deleteRow(store, lead);

      const moves = decideMoves({ value: points, grade: "D", disqualified: isDisqualified }, model);
      const otherwise = moves[0]?.[1] ?? null;
      await write({ ...rowOf(lead, otherwise, 3), moves, suppressHandoffs });
      // Whether the episode was counted shows in the one after it.
      const stages = [null, "MQL", "SQL", "Renamed"];
      await write({ ...rowOf(lead, null, 4), moves: stages.map((one) => [one, null, 0]) });
      await write({ ...rowOf(lead, "next", 5), moves: [[null, "next", 1]] });

      const decided = decideEntry({ stage, episode }, moves, otherwise);
      const entries = (await store.handoffs.unrouted(1e15, 99)).filter((one) => one.lead === lead);
      expect(entries.map((one) => `${one.stage} ${one.episode}`).sort()).toEqual(
        [
          ...(episode > 0 ? [`${last} 1`] : []),
          ...(decided.entry !== null && !suppressHandoffs
            ? [`${decided.entry.stage} ${decided.entry.episode}`]
            : []),
          `next ${decided.episode + 1}`,
        ].sort(),
      );
    });

    it("puts a lead in the stage of the move that starts where its row is", async () => {
      const store = make();
      const lead = "e".repeat(32) as LeadId;
      await store.leads.write([{ lead: rowOf(lead, "SQL", 1), profiles: [] }]);
      const moves = decideMoves({ value: 95, grade: "D", disqualified: false }, model);
      const update = { ...rowOf(lead, "MQL", 2), moves };
      await store.leads.write([{ lead: update, profiles: [] }]);
      expect((await store.events.snapshot(lead))?.row?.stage).toBe("SQL");
    });
  });
}

/** Lists are a cache: to unlink a visitor deletes the row of its lead. */
async function deleteRow(store: MemoryStore, lead: LeadId): Promise<void> {
  const visitor = crypto.randomUUID().replaceAll("-", "") as VisitorId;
  expect(await store.identities.link(site, visitor, lead, 1)).toBe(true);
  expect(await store.identities.unlink(site, visitor, lead)).toBe(true);
}

const rowOf = (lead: LeadId, stage: string | null, upto: number): LeadUpdate =>
  leadRow({ lead, site, stage, upto });
