import { beforeEach, describe, expect, it } from "vitest";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { fold } from "../../../shared/profile/fold.ts";
import { emptyProfile } from "../../../shared/profile/profile.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { LeadRow, Member } from "../../ports/lead.ts";
import { byTotal } from "../../ports/leadOrder.ts";
import type { ModelTag } from "../../ports/models.ts";
import { leadRow } from "./leadRow.fixture.ts";
import type { MemoryStore } from "./memory.ts";
import type { MemoryModels } from "./memoryModels.ts";

const site = "demo" as SiteKey;
const other = "other" as SiteKey;
const draftOf = (name: string) => ({ document: { name }, author: "Ann", savedAt: 5 });
const modelOf = (name: string) => ({
  ...{ document: { name, text: "ä'\"?1\\" }, author: "Bob", note: "why" },
  ...{ publishedAt: 7, restores: null },
});

/** What every store of models promises. */
export function describeModelStore(name: string, make: () => MemoryStore & MemoryModels): void {
  describe(`the ${name} store of models`, () => {
    let store: MemoryStore & MemoryModels;
    beforeEach(() => {
      store = make();
    });
    const publish = (name: string, seen: ModelTag | null = null, fromDraft = false) =>
      store.versions.publish(site, modelOf(name), seen, fromDraft);

    it("begins with nothing", async () => {
      expect(await store.versions.state(site)).toEqual({
        ...{ published: null, draft: null, rescore: null },
        tag: { version: 0, revision: 0 },
      });
      expect(await store.versions.list(site, 1e9, 10)).toEqual([]);
      expect(await store.versions.find(site, 1)).toBeNull();
    });

    it("keeps one draft a site, with who saved it", async () => {
      const first = await store.versions.saveDraft(site, draftOf("a"), null);
      const second = await store.versions.saveDraft(site, draftOf("b"), first);
      const state = await store.versions.state(site);
      expect(state).toMatchObject({ draft: draftOf("b"), tag: second, published: null });
      expect((await store.versions.state(other)).draft).toBeNull();
    });

    it("saves nothing over what the editor has not seen", async () => {
      const { tag } = await store.versions.state(site);
      await store.versions.saveDraft(site, draftOf("mine"), tag);
      expect(await store.versions.saveDraft(site, draftOf("yours"), tag)).toBeNull();
      const seen = (await store.versions.state(site)).tag;
      await publish("elsewhere");
      expect(await store.versions.saveDraft(site, draftOf("yours"), seen)).toBeNull();
      expect((await store.versions.state(site)).draft?.document).toEqual({ name: "mine" });
    });

    it("never gives a revision twice, not even after a draft was thrown away", async () => {
      const first = await store.versions.saveDraft(site, draftOf("a"), null);
      await store.versions.saveDraft(site, { ...draftOf(""), document: null }, first);
      expect((await store.versions.state(site)).draft).toBeNull();
      const again = await store.versions.saveDraft(site, draftOf("a"), null);
      expect(again?.revision).toBe(3);
      expect(await store.versions.saveDraft(site, draftOf("b"), first)).toBeNull();
    });

    it("numbers versions from 1, and keeps every document as it was", async () => {
      expect(await publish("a")).toBe(1);
      expect(await publish("b")).toBe(2);
      expect(await store.versions.find(site, 1)).toEqual({ ...modelOf("a"), version: 1 });
      expect((await store.versions.state(site)).published).toEqual({ ...modelOf("b"), version: 2 });
      expect(await store.versions.find(other, 1)).toBeNull();
    });

    it("lists versions newest first, page by page, without documents", async () => {
      for (const name of ["a", "b", "c"]) await publish(name);
      const { document: _, ...version } = modelOf("c");
      expect(await store.versions.list(site, 1e9, 1)).toEqual([{ ...version, version: 3 }]);
      const rest = await store.versions.list(site, 3, 10);
      expect(rest.map((one) => one.version)).toEqual([2, 1]);
    });

    it("publishes a draft once: of two editors with the same tag, one wins and the other gets a conflict", async () => {
      const tag = await store.versions.saveDraft(site, draftOf("a"), null);
      const outcomes = [await publish("a", tag, true), await publish("a", tag, true)];
      expect(outcomes).toEqual([1, null]);
      const state = await store.versions.state(site);
      expect(state).toMatchObject({ draft: null, tag: { version: 1, revision: 2 } });
    });

    it("publishes nothing, and keeps the draft, when it was saved again meanwhile", async () => {
      const tag = await store.versions.saveDraft(site, draftOf("a"), null);
      await store.versions.saveDraft(site, draftOf("b"), tag);
      expect(await publish("a", tag, true)).toBeNull();
      const state = await store.versions.state(site);
      expect(state).toMatchObject({ published: null, rescore: null, draft: draftOf("b") });
    });

    it("keeps a draft that something else than it was published over", async () => {
      await store.versions.saveDraft(site, draftOf("a"), null);
      await publish("elsewhere");
      expect((await store.versions.state(site)).draft).toEqual(draftOf("a"));
    });

    it("starts re-scoring with what it publishes, from the first lead each time", async () => {
      await store.leads.write([row(1), row(2)].map((lead) => ({ lead, profiles: [] })));
      await publish("a");
      const first = await store.rescores.find(site);
      expect(first).toEqual({
        ...{ site, version: 1, startedAt: 7, total: 2, done: 0, restaged: 0 },
        ...{ afterLead: "", finishedAt: null },
      });
      if (first === null) return;
      const next = { ...first, done: 1, restaged: 1, afterLead: idOf(1) };
      expect(await store.rescores.advance(first, next, none)).toBe(true);
      expect(await store.rescores.running()).toEqual([next]);
      await publish("b");
      expect(await store.rescores.find(site)).toMatchObject({ version: 2, done: 0, afterLead: "" });
    });

    it("advances a re-score once, by the first run, and not after another version", async () => {
      await publish("a");
      const first = await store.rescores.find(site);
      if (first === null) throw new Error("no re-score");
      const next = { ...first, done: 1, afterLead: idOf(1) };
      expect(await store.rescores.advance(first, next, none)).toBe(true);
      expect(await store.rescores.advance(first, next, none)).toBe(false);
      await publish("b");
      expect(await store.rescores.advance(next, { ...next, done: 2 }, none)).toBe(false);
      expect(await store.rescores.find(site)).toMatchObject({ version: 2, done: 0 });
    });

    it("is done with a re-score that has finished", async () => {
      await publish("a");
      const first = await store.rescores.find(site);
      if (first === null) throw new Error("no re-score");
      await store.rescores.advance(first, { ...first, finishedAt: 9 }, none);
      expect(await store.rescores.running()).toEqual([]);
      expect(await store.rescores.find(site)).toMatchObject({ finishedAt: 9 });
    });

    it("writes a page of leads with the step, but never over a row that has seen more or a newer model", async () => {
      const before = [row(1), { ...row(2), upto: 9 }, { ...row(3), modelVersion: 5 }, row(4)];
      await store.leads.write(before.map((lead) => ({ lead, profiles: [] })));
      await publish("a");
      const first = await store.rescores.find(site);
      if (first === null) throw new Error("no re-score");
      const evaluated = [1, 2, 3].map((number) => ({
        ...row(number),
        ...{ total: 50, modelVersion: 1, evaluatedAt: 2 },
      }));
      const stamped = { ...row(4), modelVersion: 1, evaluatedAt: 2, nextChangeAt: 77, dueAt: 66 };
      const to = { ...first, done: 4, afterLead: idOf(4) };
      await store.rescores.advance(first, to, { changed: evaluated, unchanged: [stamped] });
      const listed = await store.leads.list({
        site,
        limit: 9,
        filter: {},
        sort: byTotal,
        after: null,
      });
      const of = (number: number) => listed.find(({ lead }) => lead === idOf(number));
      expect(of(1)).toMatchObject(evaluated[0] ?? {});
      expect(of(2)).toMatchObject(before[1] ?? {});
      expect(of(3)).toMatchObject(before[2] ?? {});
      expect(of(4)).toMatchObject(stamped);
    });

    it("reads leads by id in pages, each once, with profile and tail, of one site", async () => {
      for (const number of [3, 1, 2]) await arrive(number, [view(1), view(2)]);
      const kept = await store.events.snapshot(idOf(1));
      const upto = kept?.members[0]?.tail[0]?.seq ?? 0;
      const profile = fold(emptyProfile, [view(1)]);
      await store.leads.write([
        { lead: null, profiles: [{ visitor: visitorOf(1), upto, profile }] },
        { lead: { ...row(7), site: other }, profiles: [] },
      ]);
      const first = await store.leadPages.read({ site, after: "", limit: 2 });
      expect(first.leads.map(({ lead }) => lead)).toEqual([idOf(1), idOf(2)]);
      expect(first.next).toBe(idOf(2));
      expect(first.leads[0]).toEqual(await store.events.snapshot(idOf(1)));
      expect(first.leads[0]?.members[0]).toMatchObject({ upto, profile });
      expect(first.leads[0]?.members[0]?.tail).toHaveLength(1);
      expect(first.leads[1]?.members[0]?.tail).toHaveLength(2);
      const second = await store.leadPages.read({ site, after: idOf(2), limit: 2 });
      expect(second).toMatchObject({ leads: [{ lead: idOf(3) }], next: null });
    });

    it("reads a lead with all its visitors, and none of them as a lead of its own", async () => {
      for (const number of [1, 2]) await arrive(number, [view(1)]);
      const claim = { site, email: "a@acme.example", verified: true, eventId: "event-who", at: 2 };
      for (const number of [1, 2]) {
        await store.identities.claim({ ...claim, browser: visitorOf(number) });
      }
      const snapshot = await store.events.snapshot(idOf(1));
      if (snapshot === null) throw new Error("no lead");
      await store.leads.write([{ lead: { ...row(1), lead: snapshot.lead }, profiles: [] }]);
      const { leads } = await store.leadPages.read({ site, after: "", limit: 9 });
      expect(leads.map(({ lead }) => lead)).toEqual([snapshot.lead]);
      const byVisitor = (a: Member, b: Member) => (a.visitor < b.visitor ? -1 : 1);
      expect([...(leads[0]?.members ?? [])].sort(byVisitor)).toEqual(
        [...snapshot.members].sort(byVisitor),
      );
      expect(leads[0]?.members).toHaveLength(3);
    });

    it("leaves out leads that a version has evaluated already", async () => {
      for (const number of [1, 2]) await arrive(number, [view(1)]);
      const newer = { ...row(1), upto: 99, modelVersion: 2 };
      await store.leads.write([{ lead: newer, profiles: [] }]);
      const page = await store.leadPages.read({ site, after: "", limit: 9, olderThan: 2 });
      expect(page.leads.map(({ lead }) => lead)).toEqual([idOf(2)]);
    });

    it("reads the leads of all sites that are due, in a range of ids", async () => {
      for (const number of [1, 2, 3, 4]) await arrive(number, [view(1)]);
      const due = (number: number, dueAt: number | null) => ({
        lead: { ...row(number), upto: 99, dueAt, ...(number === 4 && { site: other }) },
        profiles: [],
      });
      await store.leads.write([due(1, 100), due(2, null), due(3, 101), due(4, 50)]);
      const read = async (before: string) => {
        const page = await store.leadPages.read({ after: "a", before, limit: 9, dueBy: 100 });
        return page.leads.map(({ lead }) => lead);
      };
      expect(await read("b")).toEqual([idOf(1), idOf(4)]);
      expect(await read(idOf(4))).toEqual([idOf(1)]);
    });

    const arrive = async (number: number, events: Event[]) => {
      await store.events.append({ site, visitor: visitorOf(number), receivedAt: 1, events });
      await store.leads.write([{ lead: row(number), profiles: [] }]);
    };
  });
}

const none = { changed: [], unchanged: [] };
const visitorOf = (number: number) => String(number).padStart(32, "a") as VisitorId;
const idOf = (number: number) => visitorOf(number) as string as LeadId;

const view = (number: number): Event => ({
  id: `event-${number}`,
  type: "page_view",
  occurredAt: number,
  page: { path: "/" },
});

const row = (number: number): LeadRow => leadRow({ lead: idOf(number), score: 1, total: 1 });
