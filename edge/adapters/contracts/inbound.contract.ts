import { describe, expect, it } from "vitest";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { InboundSource, InboundStore } from "../../ports/inbound.ts";

const site = "demo" as SiteKey;
const other = "other" as SiteKey;

/** What every store promises of inbound sources. */
export function describeInbound(name: string, make: () => InboundStore): void {
  describe(`inbound sources in the ${name} store`, () => {
    it("are found by their id, and listed for their site, oldest first", async () => {
      const store = make();
      const [late, early, foreign] = [
        source("c", site, 2),
        source("b", site, 1),
        source("a", other),
      ];
      for (const one of [late, early, foreign]) await store.add(one);
      expect(await store.find(late.id)).toEqual(late);
      expect(await store.find("f".repeat(24))).toBeNull();
      expect(await store.list(site)).toEqual([early, late].map(listed));
      expect(await store.list(other)).toEqual([foreign].map(listed));
    });

    it("add up what came in, and say why something was refused last", async () => {
      const store = make();
      const one = source("e", site);
      await store.add(one);
      const receive = (at: number, accepted: number, refused = 0, fault: string | null = null) =>
        store.receive(one.id, { at, rows: { accepted, ignored: 1, refused }, fault });
      await receive(1_000, 2);
      await receive(2_000, 3, 1, "has no id");
      await receive(3_000, 1);
      const traffic = { lastAt: 3_000, accepted: 6, ignored: 3, refused: 1 };
      const fault = { at: 2_000, detail: "has no id" };
      expect(await store.list(site)).toMatchObject([{ traffic: { ...traffic, fault } }]);
    });

    it("note a webhook that was refused whole, once a minute at most", async () => {
      const store = make();
      const one = source("f", site);
      await store.add(one);
      for (const [at, fault] of [
        [100_000, "has no signature"],
        [130_000, "was signed too long ago"],
      ] as const) {
        await store.receive(one.id, { at, rows: null, fault });
        const traffic = {
          lastAt: null,
          refused: 0,
          fault: { at: 100_000, detail: "has no signature" },
        };
        expect(await store.list(site)).toMatchObject([{ traffic }]);
      }
      await store.receive(one.id, { at: 160_000, rows: null, fault: "is forged" });
      const traffic = { fault: { at: 160_000, detail: "is forged" } };
      expect(await store.list(site)).toMatchObject([{ traffic }]);
    });

    it("reseal a secret, unless another request did so meanwhile", async () => {
      const store = make();
      const one = source("e", site);
      await store.add(one);
      await store.reseal(one.id, one.secret, "sealed");
      await store.reseal(one.id, one.secret, "sealed again");
      await store.reseal("f".repeat(24), one.secret, "sealed");
      expect(await store.find(one.id)).toEqual({ ...one, secret: "sealed" });
    });

    it("are removed by their own site alone", async () => {
      const store = make();
      const one = source("d", site);
      await store.add(one);
      expect(await store.remove(other, one.id)).toBe(false);
      expect(await store.find(one.id)).toEqual(one);
      expect(await store.remove(site, one.id)).toBe(true);
      expect(await store.find(one.id)).toBeNull();
      expect(await store.remove(site, one.id)).toBe(false);
    });
  });
}

/** As it is listed before anything came. */
const listed = (one: InboundSource) => ({
  ...one,
  traffic: { lastAt: null, accepted: 0, ignored: 0, refused: 0, fault: null },
});

const source = (letter: string, of: SiteKey, createdAt = 1): InboundSource => ({
  ...{ id: letter.repeat(24), site: of, provider: "typeform", name: "Demo form", createdAt },
  ...{ secret: "s".repeat(32), settings: { fields: { "Work e-mail": "email" }, page: "/demo" } },
});
