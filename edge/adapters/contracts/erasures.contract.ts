import { beforeEach, describe, expect, it } from "vitest";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { fold } from "../../../shared/profile/fold.ts";
import { emptyProfile } from "../../../shared/profile/profile.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { LeadUpdate } from "../../ports/lead.ts";
import { leadRow } from "./leadRow.fixture.ts";
import type { MemoryStore } from "./memory.ts";

const site = "demo" as SiteKey;
const other = "other" as SiteKey;
const ann = "ann@acme.example";
const bob = "bob@beta.example";
const day = 86_400_000;

/** What every store promises of erasure. */
export function describeErasures<Store extends MemoryStore>(
  name: string,
  make: () => Store,
  everything: (store: Store) => unknown,
): void {
  describe(`Invariant 10: erased is gone from the ${name} store`, () => {
    let store: Store;
    let laptop: VisitorId;
    let phone: VisitorId;
    beforeEach(() => {
      store = make();
      [laptop, phone] = [randomId(), randomId()];
    });

    const send = (visitor: VisitorId, ...events: Event[]) =>
      store.events.append(batchOf(visitor, events));
    const claim = async (browser: VisitorId, email: string, at = 5, verified = true) => {
      const eventId = `claim-${randomId()}`;
      await store.identities.claim({ site, browser, email, verified, eventId, at });
      return (await store.events.snapshotOfBrowser(browser))?.lead as LeadId;
    };
    const write = (lead: LeadUpdate) => store.leads.write([{ lead, profiles: [] }]);
    const left = async () => JSON.stringify(await everything(store));
    const eventsOf = async (id: string) =>
      (await store.events.history(id as LeadId, 1e15)).map(({ event }) => event.id);

    /** A person with two browsers, of whom everything is stored that can be. */
    const meetAnn = async () => {
      await send(laptop, view("laptop-1"), view("laptop-2"));
      await send(phone, view("phone-1"));
      const lead = await claim(laptop, ann);
      await claim(phone, ann);
      await send(lead as string as VisitorId, view("server-1"));
      const snapshot = await store.events.snapshot(lead);
      for (const { visitor, tail } of snapshot?.members ?? []) {
        const upto = tail.at(-1)?.seq ?? 0;
        const profile = fold(
          emptyProfile,
          tail.map(({ event }) => event),
        );
        await store.leads.write([{ lead: null, profiles: [{ visitor, upto, profile }] }]);
      }
      await write({ ...rowOf(lead, 60, 9), moves: [[null, "MQL", 1]] });
      await store.handoffs.route(
        { lead, stage: "MQL", episode: 1 },
        {
          owner: "eva",
          payload: '{"pages":["/laptop-1"]}',
          note: null,
          destinations: ["slack"],
          dueAt: 1,
        },
      );
      await store.mutes.put({ lead, site, author: "eva", until: null });
      await store.owners.giveAccount(site, "sales", "acme.example", "eva", null);
      return lead;
    };

    it("erases a person with every browser and all server events", async () => {
      const lead = await meetAnn();
      const erased = await store.erasures.eraseLead(site, lead, 100);
      expect(erased).toMatchObject({ lead, visitors: 2, events: 4, emails: 1, handoffs: 1 });
      expect([...(erased?.ids ?? [])].sort()).toEqual([lead, laptop, phone].sort());
      const rest = await left();
      for (const trace of [lead, laptop, phone, "acme.example"]) expect(rest).not.toContain(trace);
    });

    it("is the same the second time, with nothing more to erase", async () => {
      const lead = await meetAnn();
      await store.erasures.eraseLead(site, laptop, 100);
      expect(await store.erasures.eraseLead(site, lead, 101)).toMatchObject({ lead, events: 0 });
      expect(await store.erasures.eraseLead(site, randomId(), 101)).toBeNull();
    });

    it("takes one browser, and leaves the person with the others", async () => {
      const lead = await meetAnn();
      const erased = await store.erasures.eraseBrowser(site, laptop, 100);
      expect(erased).toMatchObject({ ids: [laptop], survivors: [lead], events: 2, emails: 0 });
      expect(await left()).not.toContain(laptop);
      // The payload of the destinations contains its pages; its row is written again.
      expect(await left()).not.toContain("laptop-1");
      expect((await store.events.snapshot(lead))?.row).toBeNull();
      expect(await eventsOf(lead)).toEqual(["phone-1", "server-1"]);
    });

    it("erases the person, too, when it was the only browser and there are no server events", async () => {
      await send(laptop, view("laptop-1"));
      const lead = await claim(laptop, ann);
      const erased = await store.erasures.eraseBrowser(site, laptop, 100);
      expect([...(erased?.ids ?? [])].sort()).toEqual([lead, laptop].sort());
      expect(await left()).not.toContain(lead);
      expect(await left()).not.toContain(ann);
    });

    it("leaves a person whom a back end named, when the browser only claimed to be that person", async () => {
      const named = (await store.identities.peopleOf(site, [ann])).get(ann) as LeadId;
      await send(laptop, view("laptop-1"));
      await claim(laptop, ann, 5, false);
      const erased = await store.erasures.eraseBrowser(site, laptop, 100);
      expect(erased).toMatchObject({ ids: [laptop], survivors: [named], emails: 0 });
      expect(await left()).not.toContain(laptop);
      expect((await store.identities.peopleOf(site, [ann])).get(ann)).toBe(named);
      await send(named as string as VisitorId, view("named-1"));
      expect(await eventsOf(named)).toEqual(["named-1"]);
    });

    it("takes a person along whom only the erased browser claimed to be", async () => {
      await send(laptop, view("laptop-1"));
      const lead = await claim(laptop, ann, 5, false);
      await store.erasures.eraseBrowser(site, laptop, 100);
      for (const trace of [laptop, lead, ann]) expect(await left()).not.toContain(trace);
    });

    it("takes everybody who used the browser from it, and leaves them elsewhere", async () => {
      await send(laptop, view("laptop-1"));
      const annsLead = await claim(laptop, ann);
      const bobsLead = await claim(laptop, bob);
      await send(laptop, view("laptop-2"));
      await send(phone, view("phone-1"));
      await claim(phone, bob);
      await store.erasures.eraseBrowser(site, laptop, 100);
      expect(await left()).not.toContain(laptop);
      expect(await left()).not.toContain(annsLead);
      expect(await eventsOf(bobsLead)).toEqual(["phone-1"]);
    });

    it("leaves a shared browser to an unknown person, so that no other user gets the next events", async () => {
      await send(laptop, view("laptop-1"));
      const annsLead = await claim(laptop, ann);
      const bobsLead = await claim(laptop, bob);
      await send(laptop, view("laptop-2"));
      await store.erasures.eraseLead(site, bobsLead, 100);
      expect(await left()).not.toContain(bobsLead);
      await send(laptop, view("laptop-9", 99), view("laptop-3", 200));
      expect(await left()).not.toContain("laptop-9");
      expect(await eventsOf(annsLead)).toEqual(["laptop-1"]);
    });

    it("takes the first user of a shared browser with the browser's own id, and leaves the second", async () => {
      await send(laptop, view("laptop-1"));
      const annsLead = await claim(laptop, ann);
      const bobsLead = await claim(laptop, bob);
      await send(laptop, view("laptop-2"));
      await store.erasures.eraseLead(site, annsLead, 100);
      expect(await left()).not.toContain(laptop);
      expect(await left()).not.toContain(annsLead);
      expect(await eventsOf(bobsLead)).toEqual(["laptop-2"]);
    });

    it("leaves the others together when the lead bore the browser's own id", async () => {
      await send(laptop, view("laptop-1"));
      await send(phone, view("phone-1"));
      await store.identities.link(site, phone, laptop as string as LeadId, 1);
      const erased = await store.erasures.eraseBrowser(site, laptop, 100);
      expect(await left()).not.toContain(laptop);
      const [heir] = erased?.survivors ?? [];
      expect((await store.events.snapshot(phone))?.lead).toBe(heir);
      expect(await eventsOf(phone)).toEqual(["phone-1"]);
    });

    it("stays gone: a browser that forgot its id sends nothing under it any more", async () => {
      await send(laptop, view("laptop-1"));
      await store.erasures.eraseBrowser(site, laptop, 100);
      const late = await send(laptop, view("laptop-1"), view("laptop-9", 200));
      await claim(laptop, ann, 200);
      expect(late.members).toEqual([]);
      expect(await left()).not.toContain(laptop);
      expect(await left()).not.toContain(ann);
    });

    it("stays gone also when nothing had come yet: events may wait in the queue", async () => {
      await store.erasures.eraseBrowser(site, laptop, 100);
      await send(laptop, view("laptop-1"));
      expect(await store.events.snapshot(laptop)).toBeNull();
    });

    it("of a person who was erased takes nothing from before, and what comes after anew", async () => {
      const lead = await meetAnn();
      await store.erasures.eraseLead(site, lead, 100);
      await claim(laptop, ann, 99);
      await send(laptop, view("laptop-1", 99), view("laptop-9", 100));
      expect(await eventsOf(laptop)).toEqual(["laptop-9"]);
      expect((await store.events.snapshot(laptop))?.lead).toBe(laptop);
      expect(await left()).not.toContain(ann);
      // Links in old newsletters have the person's own id.
      await send(lead as string as VisitorId, view("opened-1", 1e12));
      expect(await left()).not.toContain(lead);
    });

    it("stays gone when what was evaluated before is written only now", async () => {
      const before = await send(laptop, view("laptop-1"));
      const upto = before.members[0]?.tail.at(-1)?.seq as number;
      const profile = fold(emptyProfile, [view("laptop-1")]);
      await store.erasures.eraseBrowser(site, laptop, 100);
      await store.leads.write([
        {
          lead: { ...rowOf(laptop as string as LeadId, 10, upto), counted: [[laptop, upto]] },
          profiles: [{ visitor: laptop, upto, profile }],
        },
      ]);
      expect(await left()).not.toContain(laptop);
    });

    it("gives no event the place of one that was erased", async () => {
      const { members } = await send(laptop, view("laptop-1"));
      const seq = members[0]?.tail[0]?.seq as number;
      await store.erasures.eraseBrowser(site, laptop, 100);
      const next = await send(phone, view("phone-1"));
      expect(next.members[0]?.tail[0]?.seq).toBeGreaterThan(seq);
      // The sweep goes on behind it.
      expect((await store.events.visitorsSince(seq - 1, 9)).visitors).toEqual([phone]);
    });

    it("touches nothing of another site, and no person by the id that newsletters have", async () => {
      const lead = await meetAnn();
      const before = await left();
      expect(await store.erasures.eraseLead(other, lead, 100)).toBeNull();
      expect(await store.erasures.eraseBrowser(other, laptop, 100)).toBeNull();
      const browser = lead as string as VisitorId;
      expect(await store.erasures.eraseBrowser(site, browser, 100)).toBeNull();
      expect(await left()).toBe(before);
    });

    it("leaves a company its owner for as long as one of its people is known", async () => {
      const lead = await meetAnn();
      await store.identities.peopleOf(site, ["carl@acme.example"]);
      await store.erasures.eraseLead(site, lead, 100);
      expect(await store.owners.ownerOfAccount(site, "sales", "acme.example")).toBe("eva");
    });

    it("forgets that it erased when nothing from before can come any more", async () => {
      await store.erasures.eraseBrowser(site, laptop, 100);
      await store.erasures.dropTombstones(100 + 45 * day);
      expect((await send(laptop, view("laptop-1"))).members).toEqual([]);
      await store.erasures.dropTombstones(101 + 45 * day);
      expect((await send(laptop, view("laptop-1"))).members).toHaveLength(1);
    });
  });
}

const randomId = () => crypto.randomUUID().replaceAll("-", "") as VisitorId;

const view = (id: string, occurredAt = 1): Event => ({
  id,
  type: "page_view",
  occurredAt,
  page: { path: `/${id}` },
});

const batchOf = (visitor: VisitorId, events: readonly Event[]): Batch => ({
  ...{ site, visitor, receivedAt: 1, events },
});

const rowOf = (lead: LeadId, total: number, upto: number): LeadUpdate =>
  leadRow({ lead, site, score: total, total, tier: "warm", upto });
