import { beforeEach, describe, expect, it } from "vitest";
import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import { leadOf } from "../../shared/identity/ids.ts";
import { fold } from "../../shared/profile/fold.ts";
import { emptyProfile } from "../../shared/profile/profile.ts";
import type { Batch } from "../../shared/wire/batch.ts";
import type { Event } from "../../shared/wire/event.ts";
import type { LeadRow } from "../ports.ts";
import type { MemoryStore } from "./memory.ts";

const site = "demo" as SiteKey;
const visitor = "0123456789abcdef0123456789abcdef" as VisitorId;
const other = "fedcba9876543210fedcba9876543210" as VisitorId;

/** What every store promises. */
export function describeStore(name: string, make: () => MemoryStore): void {
  describe(`the ${name} store`, () => {
    let store: MemoryStore;
    beforeEach(() => {
      store = make();
    });

    it("counts an event once when it arrives twice", async () => {
      await store.events.append(batchOf(visitor, [view(1), view(2)]));
      const { members } = await store.events.append(batchOf(visitor, [view(2), view(3), view(3)]));
      expect(members[0]?.tail.map(({ event }) => event.id)).toEqual(ids(1, 2, 3));
    });

    it("keeps two visitors' events apart, even under one id", async () => {
      await store.events.append(batchOf(visitor, [view(1)]));
      const { members } = await store.events.append(batchOf(other, [view(1)]));
      expect(members[0]?.tail).toHaveLength(1);
    });

    it("gives back an event as it was", async () => {
      const event: Event = {
        id: "event-äß",
        type: "page_view",
        occurredAt: 1,
        page: { path: "/ä'\"\\%", schemaTypes: ["A"] },
        campaign: { utm_source: "x" },
      };
      const { members } = await store.events.append(batchOf(visitor, [event]));
      expect(members[0]?.tail[0]?.event).toEqual(event);
    });

    it("takes nothing of another site for a visitor", async () => {
      await store.events.append(batchOf(visitor, [view(1)]));
      const foreign = { ...batchOf(visitor, [view(2)]), site: "other" as SiteKey };
      expect((await store.events.append(foreign)).site).toBe(site);
      expect(await store.events.history(leadOf(visitor), 1e15)).toHaveLength(1);
    });

    it("reads only what came after the stored profile", async () => {
      const { members } = await store.events.append(batchOf(visitor, [view(1), view(2)]));
      const upto = members[0]?.tail.at(-1)?.seq as number;
      const profile = fold(emptyProfile, [view(1), view(2)]);
      await store.leads.write([{ lead: null, profiles: [{ visitor, upto, profile }] }]);
      const next = await store.events.append(batchOf(visitor, [view(3)]));
      expect(next.members[0]).toMatchObject({ upto, profile });
      expect(next.members[0]?.tail.map(({ event }) => event.id)).toEqual(ids(3));
    });

    it("never replaces a profile or a lead by one that has seen less", async () => {
      const profile = fold(emptyProfile, [view(1)]);
      const newer = { lead: leadRow(visitor, 30, 9), profiles: [{ visitor, upto: 9, profile }] };
      const older = {
        lead: leadRow(visitor, 10, 8),
        profiles: [{ visitor, upto: 8, profile: emptyProfile }],
      };
      await store.events.append(batchOf(visitor, [view(1)]));
      await store.leads.write([newer]);
      await store.leads.write([older]);
      const snapshot = await store.events.snapshot(leadOf(visitor));
      expect(snapshot?.row).toEqual(newer.lead);
      expect(snapshot?.members[0]).toMatchObject({ upto: 9, profile });
    });

    it("of two rows that have seen the same events, keeps the one evaluated later", async () => {
      const row = (total: number, evaluatedAt: number) => ({
        lead: { ...leadRow(visitor, total, 9), evaluatedAt },
        profiles: [],
      });
      await store.leads.write([row(10, 5)]);
      await store.leads.write([row(20, 6)]);
      await store.leads.write([row(30, 4)]);
      const listed = await store.leads.list({ site, limit: 9, tier: null, after: null });
      expect(listed.map(({ total }) => total)).toEqual([20]);
    });

    it("of those, never lets an older model's row replace a newer one's, however late it was evaluated", async () => {
      const row = (total: number, modelVersion: number, evaluatedAt: number) => ({
        lead: { ...leadRow(visitor, total, 9), modelVersion, evaluatedAt },
        profiles: [],
      });
      await store.leads.write([row(10, 1, 5)]);
      await store.leads.write([row(20, 2, 4)]);
      await store.leads.write([row(30, 1, 9)]);
      const listed = await store.leads.list({ site, limit: 9, tier: null, after: null });
      expect(listed.map(({ total }) => total)).toEqual([20]);
    });

    it("finds the leads that are due, in a range of ids", async () => {
      const row = (number: number, nextChangeAt: number | null) => ({
        lead: { ...leadRow(idOf(number), 1, 1), nextChangeAt },
        profiles: [],
      });
      await store.leads.write([row(1, 100), row(2, null), row(3, 101), row(4, 50)]);
      expect(await store.leads.due(100, "a", "b")).toEqual([idOf(1), idOf(4)]);
      expect(await store.leads.due(100, "a", idOf(4))).toEqual([idOf(1)]);
    });

    it("knows nothing of a lead that never came", async () => {
      expect(await store.events.snapshot(leadOf(other))).toBeNull();
      expect(await store.events.history(leadOf(other), 1e15)).toEqual([]);
    });

    it("replays a lead up to a moment", async () => {
      await store.events.append(batchOf(visitor, [view(3), view(1), view(2)]));
      const history = await store.events.history(leadOf(visitor), 2);
      expect(history.map(({ event }) => event.id).sort()).toEqual(ids(1, 2));
    });

    it("shows a timeline newest first, page by page", async () => {
      await store.events.append(batchOf(visitor, [view(1), view(2), view(3)]));
      const first = await store.events.timeline(leadOf(visitor), Number.MAX_SAFE_INTEGER, 2);
      const second = await store.events.timeline(leadOf(visitor), first.at(-1)?.seq ?? 0, 2);
      expect([...first, ...second].map(({ event }) => event.id)).toEqual(ids(3, 2, 1));
    });

    it("lists leads by total, page by page, each once, and no disqualified ones", async () => {
      const rows = [5, 40, 40, 40, 75].map((total, index) => leadRow(idOf(index), total, 1));
      const out = { ...leadRow(idOf(9), -925, 1), tier: "disqualified" };
      await store.leads.write([...rows, out].map((lead) => ({ lead, profiles: [] })));
      const seen: LeadRow[] = [];
      for (let after = null as LeadRow | null, page = 0; page < 4; page++) {
        const rows = await store.leads.list({ site, limit: 2, tier: null, after });
        seen.push(...rows);
        after = rows.at(-1) ?? after;
      }
      expect(seen.map(({ total }) => total)).toEqual([75, 40, 40, 40, 5]);
      expect(new Set(seen.map(({ lead }) => lead)).size).toBe(5);
      const shown = await store.leads.list({ site, limit: 9, tier: "disqualified", after: null });
      expect(shown).toEqual([out]);
    });

    it("lists one tier, counts all, and shows no other site's leads", async () => {
      await store.leads.write([
        { lead: { ...leadRow(idOf(1), 70, 1), tier: "hot" }, profiles: [] },
        { lead: leadRow(idOf(2), 10, 1), profiles: [] },
        { lead: { ...leadRow(idOf(3), 90, 1), site: "other" as SiteKey }, profiles: [] },
      ]);
      const hot = await store.leads.list({ site, limit: 9, tier: "hot", after: null });
      expect(hot.map(({ total }) => total)).toEqual([70]);
      expect(await store.leads.countByTier(site)).toEqual({ hot: 1, cold: 1 });
    });

    it("tells who came since a place, range by range, until there is nothing more", async () => {
      await store.events.append(batchOf(visitor, [view(1), view(2)]));
      await store.events.append(batchOf(other, [view(1)]));
      const seen = new Set<VisitorId>();
      let after = 0;
      for (let turn = 0; turn < 9; turn++) {
        const { upto, visitors } = await store.events.visitorsSince(after, 2);
        if (upto === after) break;
        for (const one of visitors) seen.add(one);
        after = upto;
      }
      expect(seen).toEqual(new Set([visitor, other]));
      expect(await store.events.visitorsSince(after, 2)).toEqual({ upto: after, visitors: [] });
    });

    it("remembers how far a job has come, and never goes back", async () => {
      expect(await store.cursors.read("job")).toBe(0);
      await store.cursors.advance("job", 7);
      await store.cursors.advance("job", 3);
      expect(await store.cursors.read("job")).toBe(7);
    });
  });
}

const view = (number: number): Event => ({
  id: `event-${String(number).padStart(3, "0")}`,
  type: "page_view",
  occurredAt: number,
  page: { path: "/" },
});

const ids = (...numbers: number[]) => numbers.map((number) => view(number).id);

const batchOf = (visitor: VisitorId, events: Event[]): Batch => ({
  site,
  visitor,
  receivedAt: 1_000,
  events,
});

const idOf = (number: number) => String(number).padStart(32, "a") as VisitorId;

const leadRow = (visitor: VisitorId, total: number, upto: number): LeadRow => ({
  lead: visitor as string as LeadId,
  site,
  score: total,
  fit: 0,
  total,
  grade: "D",
  tier: "cold",
  stage: null,
  firstSeen: 1,
  lastSeen: 2,
  upto,
  evaluatedAt: 1,
  nextChangeAt: null,
  modelVersion: 0,
});
