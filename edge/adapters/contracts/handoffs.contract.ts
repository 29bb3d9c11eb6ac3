import { beforeEach, describe, expect, it } from "vitest";
import { decideMoves } from "../../../shared/handoffs/decideMoves.ts";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { DeliveryKey, HandoffKey } from "../../ports/handoffs.ts";
import type { LeadUpdate } from "../../ports/lead.ts";
import { leadRow } from "./leadRow.fixture.ts";
import type { MemoryStore } from "./memory.ts";

const site = "demo" as SiteKey;
const other = "other" as SiteKey;
const lead = "0123456789abcdef0123456789abcdef" as LeadId;
const model = {
  basis: "total" as const,
  grades: [{ letter: "D", atLeast: 0 }],
  stages: [
    { name: "SQL", atLeast: 100, hysteresis: 10 },
    { name: "MQL", atLeast: 50, hysteresis: 10 },
  ],
};

/** What every store promises of hand-offs. */
export function describeHandoffs(name: string, make: () => MemoryStore): void {
  describe(`hand-offs in the ${name} store`, () => {
    let store: MemoryStore;
    beforeEach(() => {
      store = make();
    });

    const write = (...rows: LeadUpdate[]) =>
      store.leads.write(rows.map((one) => ({ lead: one, profiles: [] })));
    const entries = async () =>
      (await store.handoffs.unrouted(1e15, 99))
        .map(({ stage, episode }) => `${stage} ${episode}`)
        .sort();

    it("Invariant 6: an entry is written with the row that enters, once", async () => {
      await write(row(55, 1));
      await write(row(55, 1));
      await write(row(60, 2), row(61, 3));
      expect(await entries()).toEqual(["MQL 1"]);
    });

    it("Invariant 6: writers that knew nothing of each other fire once, in whatever order they come", async () => {
      const rows = [row(55, 1), row(70, 2), row(45, 3), row(58, 4)];
      for (const one of [rows[2], rows[0], rows[3], rows[1]]) await write(one as LeadUpdate);
      // 45 at first, then 58: entered once. By the order of events, too, it was entered once, and held.
      expect(await entries()).toEqual(["MQL 1"]);
    });

    it("Invariant 6: twenty writers at once fire once", async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => write(row(55 + index, index + 1))),
      );
      expect(await entries()).toEqual(["MQL 1"]);
    });

    it("Invariant 6: a stage left and entered again is the next episode", async () => {
      await write(row(55, 1));
      await write(row(39, 2));
      await write(row(51, 3));
      await write(row(120, 4));
      expect(await entries()).toEqual(["MQL 1", "MQL 2", "SQL 3"]);
    });

    it("Invariant 6: a flicker within the hysteresis, seen by writers without it, enters nothing", async () => {
      await write(row(55, 1));
      // Evaluated when no row was there: it would say that there is no stage.
      await write({ ...row(45, 2), stage: null });
      await write(row(52, 3));
      expect(await entries()).toEqual(["MQL 1"]);
    });

    it("writes no entry for a row that is not written, nor for one that is muted", async () => {
      await write(row(10, 9));
      await write(row(55, 8));
      expect(await entries()).toEqual([]);
      await write({ ...row(55, 10), suppressHandoffs: true });
      expect(await entries()).toEqual([]);
      // It is in the stage now: no hand-off follows later.
      await write(row(60, 11));
      expect(await entries()).toEqual([]);
    });

    it("sends no second hand-off when a lead's row is gone and written again", async () => {
      const visitor = "f".repeat(32) as VisitorId;
      await store.events.append(eventOf(lead as string as VisitorId));
      await store.events.append(eventOf(visitor));
      expect(await store.identities.link(site, visitor, lead, 1)).toBe(true);
      await write(row(55, 1));
      expect(await store.identities.unlink(site, visitor, lead)).toBe(true);
      await write(row(52, 2));
      expect(await entries()).toEqual(["MQL 1"]);
      await write(row(100, 3));
      expect(await entries()).toEqual(["MQL 1", "SQL 2"]);
    });

    it("writes nothing for what has become a visitor of another lead", async () => {
      const visitor = "f".repeat(32) as VisitorId;
      await store.events.append(eventOf(lead as string as VisitorId));
      await store.events.append(eventOf(visitor));
      await store.identities.link(site, visitor, lead, 1);
      await write({ ...row(55, 1), lead: visitor as string as LeadId });
      expect(await entries()).toEqual([]);
    });

    describe("an entry", () => {
      const key: HandoffKey = { lead, stage: "MQL", episode: 1 };
      const slack: DeliveryKey = { ...key, destination: "slack" };
      const routed = {
        ...{ owner: "ann", payload: "{}", note: null },
        ...{ destinations: ["slack", "crm"], dueAt: 100 },
      };
      beforeEach(() => write(row(55, 1)));

      it("is routed once", async () => {
        expect(await store.handoffs.find(key)).toMatchObject({ site, state: "new", payload: null });
        expect(await store.handoffs.route(key, routed)).toBe(true);
        expect(await store.handoffs.route(key, { ...routed, destinations: ["mail"] })).toBe(false);
        const [listed] = await store.handoffs.list({ site, limit: 9, state: null, before: null });
        expect(listed).toMatchObject({ state: "routed", owner: "ann", payload: "{}" });
        expect(listed?.deliveries.map(({ destination }) => destination).sort()).toEqual([
          "crm",
          "slack",
        ]);
        expect(await store.handoffs.unrouted(1e15, 9)).toEqual([]);
      });

      it("that was dropped says why, and is never routed", async () => {
        await store.handoffs.drop(key, "muted");
        expect(await store.handoffs.route(key, routed)).toBe(false);
        expect(await store.handoffs.find(key)).toMatchObject({ state: "dropped", note: "muted" });
        expect(await store.handoffs.countByState(site)).toEqual({ dropped: 1 });
      });

      it("is found when it was left, and not while it is young", async () => {
        expect(await store.handoffs.unrouted(1, 9)).toEqual([]);
        expect(await store.handoffs.unrouted(2, 9)).toEqual([key]);
      });

      it("counts for the cooldown of the next one of its stage, once it was routed", async () => {
        const next = { ...key, episode: 2 };
        expect(await store.handoffs.lastRoutedAt(next)).toBeNull();
        await store.handoffs.route(key, routed);
        expect(await store.handoffs.lastRoutedAt(next)).toBe(1);
        expect(await store.handoffs.lastRoutedAt(key)).toBeNull();
        expect(await store.handoffs.lastRoutedAt({ ...next, stage: "SQL" })).toBeNull();
      });

      it("is claimed by one at a time, when its time has come", async () => {
        await store.handoffs.route(key, routed);
        expect(await store.handoffs.claim(slack, 99, 50)).toBeNull();
        expect(await store.handoffs.claim(slack, 100, 50)).toMatchObject({ attempts: 1 });
        expect(await store.handoffs.claim(slack, 120, 50)).toBeNull();
        // The worker that had claimed it was cut off.
        expect(await store.handoffs.claim(slack, 150, 50)).toMatchObject({ attempts: 2 });
      });

      it("is sent, and then no worker can claim it", async () => {
        await store.handoffs.route(key, routed);
        await store.handoffs.claim(slack, 100, 50);
        await store.handoffs.recordAttempt(slack, { state: "sent", at: 101 });
        expect(await store.handoffs.claim(slack, 1e9, 50)).toBeNull();
        // Another attempt, late: what was sent stays sent.
        await store.handoffs.recordAttempt(slack, { state: "dead", error: "late" });
        expect(await store.handoffs.countByState(site)).toEqual({ sent: 1, waiting: 1 });
        expect((await store.handoffs.due(1e9, 9)).map((one) => one.destination)).toEqual(["crm"]);
      });

      it("waits for its next attempt, dies, and is sent again by hand", async () => {
        await store.handoffs.route(key, routed);
        await store.handoffs.claim(slack, 100, 50);
        await store.handoffs.recordAttempt(slack, {
          ...{ state: "waiting", dueAt: 300, error: "rests", wasSent: false },
        });
        expect(await store.handoffs.claim(slack, 300, 50)).toMatchObject({ attempts: 1 });
        await store.handoffs.recordAttempt(slack, {
          ...{ state: "waiting", dueAt: 500, error: "500", wasSent: true },
        });
        expect(await store.handoffs.due(500, 9)).toEqual([{ ...slack, destination: "crm" }]);
        expect(await store.handoffs.claim(slack, 500, 50)).toMatchObject({
          ...{ attempts: 2, lastError: "500" },
        });
        await store.handoffs.recordAttempt(slack, { state: "dead", error: "gone" });
        expect(await store.handoffs.claim(slack, 1e9, 50)).toBeNull();
        const page = { site, limit: 9, before: null };
        expect(await store.handoffs.list({ ...page, state: "dead" })).toHaveLength(1);
        expect(await store.handoffs.list({ ...page, state: "sent" })).toHaveLength(0);

        const asked = { lead, episode: 1, destination: "slack" };
        expect(await store.handoffs.resend(other, asked, 900)).toBeNull();
        expect(await store.handoffs.resend(site, { ...asked, episode: 2 }, 900)).toBeNull();
        expect(await store.handoffs.resend(site, asked, 900)).toEqual(slack);
        expect(await store.handoffs.claim(slack, 900, 50)).toMatchObject({ attempts: 1 });
      });
    });

    it("lists hand-offs newest first, page by page, each once, and no other site's", async () => {
      const leads = ["a", "b", "c"].map((digit) => digit.repeat(32) as LeadId);
      for (const [index, one] of leads.entries()) {
        await write({ ...row(55, 1), lead: one, evaluatedAt: 10 + (index % 2) });
      }
      await write({ ...row(55, 1), lead: "d".repeat(32) as LeadId, site: other });
      const first = await store.handoffs.list({ site, limit: 2, state: null, before: null });
      const before = first.at(-1) ?? null;
      const second = await store.handoffs.list({ site, limit: 2, state: null, before });
      expect([...first, ...second].map((one) => one.lead)).toEqual([leads[1], leads[0], leads[2]]);
    });

    it("gives turns one after another, to each pool its own", async () => {
      const turns = [];
      for (let turn = 0; turn < 3; turn++) turns.push(await store.owners.takeTurn(site, "all"));
      expect(turns).toEqual([0, 1, 2]);
      expect(await store.owners.takeTurn(site, "some")).toBe(0);
      expect(await store.owners.takeTurn(other, "all")).toBe(0);
    });

    it("gives an account one owner, by the first request, and replaces that owner only by name", async () => {
      const give = (owner: string, instead: string | null) =>
        store.owners.giveAccount(site, "all", "acme.example", owner, instead);
      expect(await store.owners.ownerOfAccount(site, "all", "acme.example")).toBeNull();
      expect(await give("ann", null)).toBe("ann");
      expect(await give("bob", null)).toBe("ann");
      expect(await give("bob", "ann")).toBe("bob");
      expect(await store.owners.ownerOfAccount(site, "all", "acme.example")).toBe("bob");
      expect(await store.owners.ownerOfAccount(other, "all", "acme.example")).toBeNull();
    });

    it("mutes a lead of its site, and takes that back", async () => {
      const mute = { lead, site, author: "Ann", until: 5 };
      await store.mutes.put(mute);
      await store.mutes.put({ ...mute, until: null });
      await store.mutes.remove(other, lead);
      expect(await store.mutes.find(lead)).toEqual({ ...mute, until: null });
      await store.mutes.remove(site, lead);
      expect(await store.mutes.find(lead)).toBeNull();
    });
  });
}

/** A row as a writer evaluates it who has read no row before. */
function row(total: number, upto: number): LeadUpdate {
  const moves = decideMoves({ value: total, grade: "D", disqualified: false }, model);
  const stage = moves[0]?.[1] ?? null;
  return { ...leadRow({ lead, site, total, score: total, upto, stage }), moves };
}

let events = 0;
const eventOf = (visitor: VisitorId) => ({
  site,
  visitor,
  receivedAt: 1,
  events: [
    {
      id: `event-${String(++events).padStart(4, "0")}`,
      type: "page_view" as const,
      occurredAt: 1,
      page: { path: "/" },
    },
  ],
});
