import { beforeEach, describe, expect, it } from "vitest";
import { decideMoves } from "../../../shared/handoffs/decideMoves.ts";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { awaitsEmail, countsForPerson } from "../../ports/handoffs.ts";
import { leadRow } from "./leadRow.fixture.ts";
import type { MemoryStore } from "./memory.ts";

const site = "demo" as SiteKey;
const browser = "b".repeat(32) as VisitorId;
const other = "c".repeat(32) as VisitorId;
const alone = (visitor: VisitorId) => visitor as string as LeadId;
const email = "ann@acme.example";
const model = {
  basis: "total" as const,
  grades: [{ letter: "D", atLeast: 0 }],
  stages: [
    { name: "SQL", atLeast: 100, hysteresis: 10 },
    { name: "MQL", atLeast: 50, hysteresis: 10 },
  ],
};

/** What every store does with stages and hand-offs when a separate lead becomes a visitor of another one. */
export function describeJoins(name: string, make: () => MemoryStore): void {
  describe(`Invariant 6: episodes follow the person, in the ${name} store`, () => {
    let store: MemoryStore;
    let upto: number;
    beforeEach(async () => {
      store = make();
      upto = 0;
      for (const visitor of [browser, other]) await send(visitor);
    });

    const write = (lead: LeadId, total: number) => {
      upto += 1;
      const moves = decideMoves({ value: total, grade: "D", disqualified: false }, model);
      const [, stage] = moves[0] ?? [];
      const row = leadRow({
        ...{ lead, site, total, score: total, upto, evaluatedAt: upto },
        stage: stage ?? null,
      });
      return store.leads.write([{ lead: { ...row, moves }, profiles: [] }]);
    };
    const send = (visitor: VisitorId) =>
      store.events.append({ site, visitor, receivedAt: 1, events: [view()] });
    const claim = async (visitor: VisitorId, verified = true) => {
      await store.identities.claim({
        site,
        browser: visitor,
        email,
        verified,
        eventId: idOf(),
        at: 1,
      });
      return (await store.identities.peopleOf(site, [email])).get(email) as LeadId;
    };
    const entries = async () =>
      (await store.handoffs.unrouted(1e15, 99))
        .map(
          ({ lead, stage, episode }) =>
            `${lead === alone(browser) ? "browser" : "person"} ${stage} ${episode}`,
        )
        .sort();
    const route = (lead: LeadId, stage: string, note: string | null = null) =>
      store.handoffs.route(
        { lead, stage, episode: 1 },
        { owner: "eva", payload: "{}", note, destinations: ["slack"], dueAt: 1 },
      );

    it.each([true, false])(
      "a visitor in a stage that is identified is not handed off again, verified: %s",
      async (verified) => {
        await write(alone(browser), 55);
        const person = await claim(browser, verified);
        await write(person, 60);
        expect(await entries()).toEqual(["browser MQL 1"]);
        // The next episode has the next number.
        await write(person, 30);
        await write(person, 55);
        expect(await entries()).toEqual(["browser MQL 1", "person MQL 2"]);
      },
    );

    it("a visitor that is linked by hand is not handed off again", async () => {
      await write(alone(browser), 55);
      const person = await claim(other);
      await write(person, 10);
      expect(await store.identities.link(site, browser, person, 1)).toBe(true);
      await write(person, 65);
      expect(await entries()).toEqual(["browser MQL 1"]);
      await write(person, 120);
      expect(await entries()).toEqual(["browser MQL 1", "person SQL 2"]);
    });

    it("a person in a higher stage stays in it, and what its visitor waited to hand off is dropped", async () => {
      const person = await claim(other);
      await write(person, 120);
      await write(alone(browser), 55);
      await claim(browser);
      expect(await entries()).toEqual(["person SQL 1"]);
      expect(
        await store.handoffs.find({ lead: alone(browser), stage: "MQL", episode: 1 }),
      ).toMatchObject({
        ...{ state: "dropped", note: countsForPerson },
      });
      await write(person, 130);
      expect(await entries()).toEqual(["person SQL 1"]);
    });

    it("a claim without proof does not move the stage of a known person, and so cannot silence one", async () => {
      const person = await claim(other);
      await write(person, 10);
      await write(alone(browser), 55);
      await claim(browser, false);
      expect(await entries()).toEqual([]);
      await write(person, 55);
      expect(await entries()).toEqual(["person MQL 1"]);
    });

    it("a later claim of the same browser does not raise the person's stage again", async () => {
      await write(alone(browser), 55);
      const person = await claim(browser);
      await write(person, 10);
      await claim(browser);
      await write(person, 55);
      expect(await entries()).toEqual(["browser MQL 1", "person MQL 2"]);
    });

    it("a person whose row is gone is in the stage that its visitor brought", async () => {
      await write(alone(browser), 55);
      const person = await claim(browser);
      await claim(other);
      expect(await store.identities.unlink(site, other, person)).toBe(true);
      await write(person, 60);
      expect(await entries()).toEqual(["browser MQL 1"]);
    });

    it("counts a verified visitor's hand-off for the person's cooldown, and not a claimed one's", async () => {
      await write(alone(browser), 55);
      await route(alone(browser), "MQL");
      const next = { stage: "MQL", episode: 9 };
      const person = await claim(browser, false);
      expect(await store.handoffs.lastRoutedAt({ lead: person, ...next })).toBeNull();
      await claim(browser);
      expect(await store.handoffs.lastRoutedAt({ lead: person, ...next })).toBe(1);
    });

    it("routes again what waited for an address, and a delivery that was made stays", async () => {
      await write(alone(browser), 55);
      await route(alone(browser), "MQL", awaitsEmail);
      const slack = { lead: alone(browser), stage: "MQL", episode: 1, destination: "slack" };
      await store.handoffs.claim(slack, 1, 9);
      await store.handoffs.recordAttempt(slack, { state: "sent", at: 2 });
      await claim(browser);
      expect(await entries()).toEqual(["browser MQL 1"]);
      await store.handoffs.route(slack, {
        ...{ owner: "eva", payload: "{}", note: null, dueAt: 5 },
        destinations: ["slack", "crm"],
      });
      expect(await store.handoffs.due(9, 9)).toEqual([{ ...slack, destination: "crm" }]);
    });

    it("does not route again what was dropped for an address when the stage was left since", async () => {
      await write(alone(browser), 55);
      await store.handoffs.drop({ lead: alone(browser), stage: "MQL", episode: 1 }, awaitsEmail);
      await write(alone(browser), 10);
      await claim(browser);
      expect(await entries()).toEqual([]);
    });
  });
}

let events = 0;
const idOf = () => `event-${String(++events).padStart(4, "0")}`;
const view = () => ({
  ...{ id: idOf(), type: "page_view" as const, occurredAt: 1, page: { path: "/" } },
});
