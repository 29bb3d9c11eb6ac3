import { beforeEach, describe, expect, it } from "vitest";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { fold } from "../../../shared/profile/fold.ts";
import { emptyProfile } from "../../../shared/profile/profile.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { LeadRow } from "../../ports/lead.ts";
import { byTotal, cursorOf } from "../../ports/leadOrder.ts";
import type { LeadCursor, LeadFilter, LeadQuery, LeadSort } from "../../ports/leads.ts";
import { leadRow as idleLead } from "./leadRow.fixture.ts";
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

    it("counts an event once, however many came in between", async () => {
      const numbers = Array.from({ length: 350 }, (_, index) => index);
      for (let from = 0; from < 350; from += 50) {
        await store.events.append(batchOf(visitor, numbers.slice(from, from + 60).map(view)));
      }
      await store.events.append(batchOf(visitor, [view(3), view(170), view(348), view(400)]));
      const history = await store.events.history(leadOf(visitor), 1e15);
      expect(history.map(({ event }) => event.id)).toEqual(ids(...numbers, 400));
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

    it("takes in many visitors at once, each as if it came alone, and reads them after all of it", async () => {
      await store.events.append(batchOf(visitor, [view(1)]));
      await store.identities.claim({
        ...{ site, browser: other, email: "ann@acme.example", verified: true },
        ...{ eventId: "claim-0001", at: 1 },
      });
      const foreign = { ...batchOf(visitor, [view(7)]), site: "other" as SiteKey };
      const [first, second, refused, third] = await store.events.appendAll([
        batchOf(visitor, [view(1), view(2)]),
        batchOf(other, [view(3)]),
        foreign,
        batchOf(other, [view(3), view(4)]),
      ]);
      const tailsOf = (snapshot: typeof first) =>
        snapshot?.members.flatMap(({ tail }) => tail.map(({ event }) => event.id));
      expect(tailsOf(first)).toEqual(ids(1, 2));
      expect([tailsOf(second), tailsOf(third)]).toEqual([ids(3, 4), ids(3, 4)]);
      expect([second?.lead, second?.self]).toEqual([third?.lead, other]);
      expect([first?.site, refused?.site]).toEqual([site, site]);
      expect(await store.events.history(leadOf(visitor), 1e15)).toHaveLength(2);
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
      const { members } = await store.events.append(batchOf(visitor, [view(1), view(2)]));
      const [before = 0, upto = 0] = members[0]?.tail.map(({ seq }) => seq) ?? [];
      const newer = { lead: leadRow(visitor, 30, upto), profiles: [{ visitor, upto, profile }] };
      const older = {
        lead: leadRow(visitor, 10, before),
        profiles: [{ visitor, upto: before, profile: emptyProfile }],
      };
      await store.leads.write([newer]);
      await store.leads.write([older]);
      const snapshot = await store.events.snapshot(leadOf(visitor));
      expect(snapshot?.row).toEqual(newer.lead);
      expect(snapshot?.members[0]).toMatchObject({ upto, profile });
    });

    it("of two rows that have seen the same events, keeps the one evaluated later", async () => {
      const row = (total: number, evaluatedAt: number) => ({
        lead: { ...leadRow(visitor, total, 9), evaluatedAt },
        profiles: [],
      });
      await store.leads.write([row(10, 5)]);
      await store.leads.write([row(20, 6)]);
      await store.leads.write([row(30, 4)]);
      const listed = await store.leads.list(list);
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
      const listed = await store.leads.list({
        site,
        limit: 9,
        filter: {},
        sort: byTotal,
        after: null,
      });
      expect(listed.map(({ total }) => total)).toEqual([20]);
    });

    it("stamps a row that lists show as before, unless another one was written meanwhile", async () => {
      const rows = [1, 2, 3].map((number) => leadRow(idOf(number), number, 5));
      await store.leads.write(rows.map((lead) => ({ lead, profiles: [] })));
      const stamps = { evaluatedAt: 9, nextChangeAt: 70, dueAt: 60, modelVersion: 2 };
      const later = { ...leadRow(idOf(3), 33, 5), evaluatedAt: 10, modelVersion: 2 };
      await store.leads.write([{ lead: later, profiles: [] }]);
      await store.leads.stamp([
        { ...leadRow(idOf(1), 99, 5), ...stamps },
        { ...leadRow(idOf(2), 99, 4), ...stamps },
        { ...leadRow(idOf(3), 99, 5), ...stamps },
      ]);
      const listed = await store.leads.list(list);
      expect(listed.map(({ email: _, ...row }) => row)).toEqual([
        later,
        rows[1],
        { ...rows[0], ...stamps },
      ]);
    });

    it("knows nothing of a lead that never came", async () => {
      expect(await store.events.snapshot(leadOf(other))).toBeNull();
      expect(await store.events.siteOf(leadOf(other))).toBeNull();
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
      for (let after: LeadCursor | null = null, page = 0; page < 4; page++) {
        const rows: readonly LeadRow[] = await store.leads.list({ ...list, limit: 2, after });
        seen.push(...rows);
        const last = rows.at(-1);
        after = last === undefined ? after : cursorOf(last, byTotal);
      }
      expect(seen.map(({ total }) => total)).toEqual([75, 40, 40, 40, 5]);
      expect(new Set(seen.map(({ lead }) => lead)).size).toBe(5);
      const shown = await store.leads.list({
        ...list,
        filter: { tier: ["disqualified"] },
      });
      expect(shown).toEqual([{ ...out, email: null }]);
    });

    it.each<[string, LeadFilter, number[]]>([
      ["one of several tiers", { tier: ["hot", "warm"] }, [5, 4]],
      ["a stage", { stage: ["MQL"] }, [5]],
      ["a grade", { grade: ["A"] }, [4]],
      ["a country", { country: ["DE", "AT"] }, [4, 3]],
      ["the channel of the first visit", { source: ["email"] }, [3]],
      ["a segment, by its whole name", { segment: "eu" }, [4]],
      ["no segment of a longer name", { segment: "e" }, []],
      ["who was seen since", { seenSince: 500 }, [5]],
      ["who was seen before", { seenBefore: 400 }, [3, 2]],
      ["part of a company, whatever its case", { text: "acme" }, [4]],
      ["a character that LIKE would read as a wildcard", { text: "%" }, []],
      ["all that is stated", { tier: ["warm", "cold"], country: ["DE"] }, [4]],
      ["no lead when none fits", { country: ["FR"] }, []],
    ])("finds %s", async (_, filter, totals) => {
      await store.leads.write(varied());
      const listed = await store.leads.list({ ...list, filter });
      expect(listed.map(({ total }) => total)).toEqual(totals);
    });

    it("finds people by part of their e-mail address", async () => {
      const people = await store.identities.peopleOf(site, ["ann@long-name.example"]);
      const lead = people.get("ann@long-name.example") as string as VisitorId;
      await store.leads.write([{ lead: leadRow(lead, 1, 1), profiles: [] }, ...varied()]);
      const text = "@long-name.ex";
      expect(await store.leads.list({ ...list, filter: { text } })).toMatchObject([{ lead }]);
    });

    it.each<[LeadSort["by"], boolean, number[]]>([
      ["total", true, [5, 4, 3, 2]],
      ["total", false, [2, 3, 4, 5]],
      ["score", true, [2, 3, 5, 4]],
      ["fit", false, [2, 3, 5, 4]],
      ["lastSeen", true, [5, 4, 3, 2]],
      ["firstSeen", false, [5, 4, 3, 2]],
    ])(
      "sorts by %s, page by page, each once (highest first: %s)",
      async (by, descending, totals) => {
        await store.leads.write(varied());
        const sort = { by, descending };
        const seen: LeadRow[] = [];
        for (let page = 0; page < 6; page++) {
          const last = seen.at(-1);
          const after = last === undefined ? null : cursorOf(last, sort);
          seen.push(...(await store.leads.list({ ...list, sort, limit: 1, after })));
        }
        expect(seen.map(({ total }) => total)).toEqual(totals);
      },
    );

    it("lists one tier, counts all, and shows no other site's leads", async () => {
      await store.leads.write([
        { lead: { ...leadRow(idOf(1), 70, 1), tier: "hot" }, profiles: [] },
        { lead: leadRow(idOf(2), 10, 1), profiles: [] },
        { lead: { ...leadRow(idOf(3), 90, 1), site: "other" as SiteKey }, profiles: [] },
      ]);
      const hot = await store.leads.list({ ...list, filter: { tier: ["hot"] } });
      expect(hot.map(({ total }) => total)).toEqual([70]);
      expect(await store.leads.countByTier(site)).toEqual({ hot: 1, cold: 1 });
    });

    it("returns the visitors since a `seq`, range by range, until there are no more", async () => {
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

    describe("who uses which browser", () => {
      const ann = "ann@acme.example";
      const bob = "bob@acme.example";
      let claims = 0;
      const claim = (browser: VisitorId, email: string, verified = false) =>
        store.identities.claim({
          site,
          browser,
          email,
          verified,
          eventId: `claim-${String(++claims).padStart(4, "0")}`,
          at: 1,
        });
      const send = async (browser: VisitorId, ...numbers: number[]) =>
        store.events.append(batchOf(browser, numbers.map(view)));
      const idsOf = async (lead: LeadId | VisitorId) =>
        (await store.events.history(lead, 1e15)).map(({ event }) => event.id).sort();

      it("makes two browsers one lead, with all that both did before", async () => {
        await send(visitor, 1);
        await send(other, 2);
        await claim(visitor, ann);
        await claim(other, ann);
        const { lead, members, self } = await send(other, 3);
        expect(self).toBe(other);
        expect(members.map((member) => member.visitor).sort()).toEqual(
          [lead as string, visitor, other].sort(),
        );
        expect(await idsOf(lead)).toEqual(ids(1, 2, 3));
        expect((await store.events.snapshot(visitor))?.lead).toBe(lead);
        expect(await store.events.timeline(lead, 1e9, 2)).toHaveLength(2);
      });

      it("does not mix two people who share a browser, however often they take turns", async () => {
        await send(visitor, 1);
        await claim(visitor, ann);
        const { lead: leadOfAnn } = await send(visitor, 2);
        await claim(visitor, bob);
        const { lead: leadOfBob } = await send(visitor, 3);
        await claim(visitor, ann);
        expect((await send(visitor, 4)).lead).toBe(leadOfAnn);
        await claim(visitor, bob);
        expect((await send(visitor, 5)).lead).toBe(leadOfBob);
        expect(await idsOf(leadOfAnn)).toEqual(ids(1, 2, 4));
        expect(await idsOf(leadOfBob)).toEqual(ids(3, 5));
        expect((await store.events.snapshotOfBrowser(visitor))?.lead).toBe(leadOfBob);
      });

      it("counts an event once that arrives again after another person took over", async () => {
        await send(visitor, 1);
        await claim(visitor, ann);
        await claim(visitor, bob);
        const { members } = await send(visitor, 1, 2);
        expect(members.flatMap(({ tail }) => tail.map(({ event }) => event.id))).toEqual(ids(2));
      });

      it("takes no claim twice: one that comes again later changes nothing", async () => {
        const first = { site, browser: visitor, verified: false, at: 1 };
        const annClaim = { ...first, email: ann, eventId: "event-001" };
        await store.identities.claim(annClaim);
        await send(visitor, 1);
        await claim(visitor, bob);
        const { lead } = await send(visitor, 2);
        await store.identities.claim(annClaim);
        expect((await send(visitor, 3)).lead).toBe(lead);
      });

      it("distinguishes a claim from a verified identity", async () => {
        await send(visitor, 1);
        await claim(visitor, ann);
        const verifiedOf = async () =>
          (await store.events.snapshot(visitor))?.members.find(
            (member) => member.visitor === visitor,
          )?.verified;
        expect(await verifiedOf()).toBe(false);
        await claim(visitor, ann, true);
        expect(await verifiedOf()).toBe(true);
        await claim(visitor, ann, false);
        expect(await verifiedOf()).toBe(true);
      });

      it("moves the row of what became part of another lead, and lets no late write bring it back", async () => {
        await send(visitor, 1);
        await store.leads.write([{ lead: leadRow(visitor, 10, 1), profiles: [] }]);
        await claim(visitor, ann);
        await store.leads.write([{ lead: leadRow(visitor, 20, 2), profiles: [] }]);
        const lead = (await store.identities.peopleOf(site, [ann])).get(ann);
        expect(await store.leads.list(list)).toMatchObject([{ lead, total: 10 }]);
      });

      it("keeps what back ends tell of a person together with the browsers", async () => {
        await send(visitor, 1);
        await claim(visitor, ann);
        const people = await store.identities.peopleOf(site, [ann, bob, ann]);
        const lead = people.get(ann) as LeadId;
        await send(lead as string as VisitorId, 2);
        expect(await idsOf(visitor)).toEqual(ids(1, 2));
        expect(people.get(bob)).not.toBe(lead);
        expect(await store.identities.peopleOf(site, [bob])).toEqual(
          new Map([[bob, people.get(bob)]]),
        );
        await store.leads.write([
          { lead: leadRow(lead as string as VisitorId, 10, 9), profiles: [] },
        ]);
        const [listed] = await store.leads.list(list);
        expect(listed).toMatchObject({ lead, email: ann });
      });

      it("counts a server event of a person once under the person's own id", async () => {
        const lead = (await store.identities.peopleOf(site, [ann])).get(ann) as LeadId;
        const own = lead as string as VisitorId;
        await claim(own, ann, true);
        expect((await send(own, 1)).members.map((member) => member.visitor)).toEqual([own]);
      });

      it("keeps a person together whose address changed", async () => {
        await send(visitor, 1);
        await claim(visitor, ann);
        const own = (await store.identities.peopleOf(site, [ann])).get(ann) as string as VisitorId;
        await send(own, 2);
        await claim(own, bob, true);
        const people = await store.identities.peopleOf(site, [ann, bob]);
        expect(people.get(ann)).toBe(people.get(bob));
        expect(await idsOf(people.get(bob) as LeadId)).toEqual(ids(1, 2));
        expect((await store.events.snapshot(visitor))?.lead).toBe(people.get(bob));
      });

      it("links and unlinks a visitor by hand", async () => {
        await send(visitor, 1);
        await send(other, 2);
        const lead = leadOf(visitor);
        expect(await store.identities.link(site, other, lead, 1)).toBe(true);
        expect(await idsOf(lead)).toEqual(ids(1, 2));
        expect(await store.identities.link(site, other, lead, 1)).toBe(false);
        expect(await store.identities.link(site, visitor, leadOf(other), 1)).toBe(false);
        expect(await store.identities.unlink("other" as SiteKey, other, lead)).toBe(false);
        expect(await store.identities.unlink(site, other, lead)).toBe(true);
        expect(await store.identities.unlink(site, other, lead)).toBe(false);
        expect(await idsOf(lead)).toEqual(ids(1));
        expect(await idsOf(other)).toEqual(ids(2));
      });

      it("names the site of a lead by its own id, and by the id of each visitor", async () => {
        const silent = idOf(7);
        await send(visitor, 1);
        await send(other, 2);
        await store.identities.link(site, other, leadOf(visitor), 1);
        await claim(silent, ann);
        const person = (await store.identities.peopleOf(site, [ann])).get(ann) as LeadId;
        for (const id of [visitor, other, silent, person]) {
          expect(await store.events.siteOf(id)).toBe(site);
          expect((await store.events.snapshot(id))?.site).toBe(site);
        }
      });

      it("brings along what was linked by hand before anyone was known", async () => {
        await send(visitor, 1);
        await send(other, 2);
        await store.identities.link(site, other, leadOf(visitor), 1);
        await claim(visitor, ann, true);
        const { lead } = await send(visitor, 3);
        expect(lead).not.toBe(leadOf(visitor));
        expect(await idsOf(lead)).toEqual(ids(1, 2, 3));
        expect((await store.events.snapshot(other))?.lead).toBe(lead);
      });

      it("moves no other browser by a claim that nothing verifies", async () => {
        await send(visitor, 1);
        await send(other, 2);
        await store.identities.link(site, other, leadOf(visitor), 1);
        await claim(visitor, ann);
        expect((await send(visitor, 3)).lead).toBe(leadOf(visitor));
        expect((await store.events.snapshot(other))?.lead).toBe(leadOf(visitor));
      });

      it("stores nothing that a browser sends under an id that the edge made", async () => {
        const lead = (await store.identities.peopleOf(site, [ann])).get(ann) as LeadId;
        const asBrowser = lead as string as VisitorId;
        await send(asBrowser, 1);
        const sent = { ...batchOf(asBrowser, [view(2)]), fromBrowser: true as const };
        expect((await store.events.append(sent)).isMadeByEdge).toBe(true);
        await store.identities.claim({
          ...{ site, browser: asBrowser, email: bob, verified: true, fromBrowser: true },
          ...{ eventId: "claim-0000", at: 1 },
        });
        expect((await store.events.snapshot(lead))?.lead).toBe(lead);
        expect(await idsOf(lead)).toEqual(ids(1));
        expect((await send(visitor, 3)).isMadeByEdge).toBe(false);
      });

      it("Invariant 12: links a verified browser to a full lead in place of the oldest claim", async () => {
        const numbered = (number: number) => String(number).padStart(32, "0") as VisitorId;
        await claim(numbered(0), ann, true);
        for (let number = 1; number < 200; number++) await claim(numbered(number), ann);
        await send(visitor, 1);
        await claim(visitor, ann, true);
        const lead = (await store.identities.peopleOf(site, [ann])).get(ann) as LeadId;
        const members = (await store.events.snapshot(lead))?.members.map((one) => one.visitor);
        expect(members).toHaveLength(201);
        expect(members).toContain(visitor);
        expect(members).toContain(numbered(0));
        expect(members).not.toContain(numbered(1));
        expect(await idsOf(lead)).toEqual(ids(1));
      });

      it("has room for a browser a week and more, not for thousands", async () => {
        for (let number = 0; number < 205; number++) {
          await claim(String(number).padStart(32, "0") as VisitorId, ann);
        }
        const lead = (await store.identities.peopleOf(site, [ann])).get(ann) as LeadId;
        expect((await store.events.snapshot(lead))?.members).toHaveLength(201);
      });

      it("lets no site's visitor be claimed at another", async () => {
        await send(visitor, 1);
        await store.identities.claim({
          site: "other" as SiteKey,
          browser: visitor,
          email: ann,
          verified: true,
          eventId: "claim-0000",
          at: 1,
        });
        expect((await send(visitor, 2)).lead).toBe(leadOf(visitor));
      });
    });

    it("remembers how far a job has come, and never goes back", async () => {
      expect(await store.cursors.read("job")).toBe(0);
      await store.cursors.advance("job", 7);
      await store.cursors.advance("job", 3);
      expect(await store.cursors.read("job")).toBe(7);
    });
  });
}

/** The first leads of the site, by total. */
const list: LeadQuery = { site, filter: {}, sort: byTotal, limit: 9, after: null };

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

const leadRow = (visitor: VisitorId, total: number, upto: number): LeadRow =>
  idleLead({ lead: visitor as string as LeadId, score: total, total, upto });

/** Four leads that differ in all that lists filter and sort by. */
const varied = () => {
  const rows: readonly Partial<LeadRow>[] = [
    { total: 5, tier: "hot", stage: "MQL", score: 1, fit: 4, country: "IT", lastSeen: 500 },
    { total: 4, tier: "warm", grade: "A", country: "DE", segments: ["hot_ones", "eu"] },
    { total: 3, score: 2, fit: 1, country: "AT", source: "email", lastSeen: 300 },
    { total: 2, score: 8, fit: -6, lastSeen: 200 },
  ];
  const same = { score: -1, fit: 5, lastSeen: 400, company: null };
  return rows.map((row, index) => ({
    lead: {
      ...leadRow(idOf(index), 0, 1),
      ...same,
      ...(index === 1 && { company: "ACME Ltd" }),
      firstSeen: index + 1,
      ...row,
    },
    profiles: [],
  }));
};

/** An anonymous visitor is a lead under its own id. */
const leadOf = (visitor: VisitorId) => visitor as string as LeadId;
