import { describe, expect, it } from "vitest";
import type { SiteKey } from "../../shared/identity/ids.ts";
import type { InboundSource, InboundStore } from "../inbound/ports.ts";

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
      expect(await store.list(site)).toEqual([early, late]);
      expect(await store.list(other)).toEqual([foreign]);
    });

    it("keep a secret otherwise, unless somebody else did meanwhile", async () => {
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

const source = (letter: string, of: SiteKey, createdAt = 1): InboundSource => ({
  ...{ id: letter.repeat(24), site: of, provider: "typeform", name: "Demo form", createdAt },
  ...{ secret: "s".repeat(32), settings: { fields: { "Work e-mail": "email" }, page: "/demo" } },
});
