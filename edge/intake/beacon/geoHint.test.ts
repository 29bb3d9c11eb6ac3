import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { anyEvent, type Event } from "../../../shared/wire/event.ts";
import { geoHint, withGeoHint } from "./geoHint.ts";

describe("the place of a request", () => {
  it("is country, region, and the company whose network it is", () => {
    const cf = {
      country: "NL",
      region: "North Brabant",
      regionCode: "NB",
      city: "Veldhoven",
      postalCode: "5504",
      latitude: "51.4",
      asn: 64_512,
      asOrganization: "ASML Netherlands B.V.",
    };
    expect(geoHint(cf)).toEqual({
      country: "NL",
      region: "North Brabant",
      organisation: "ASML Netherlands",
      organisationKind: "company",
    });
  });

  it("never names an internet provider, a cloud, or an unknown network", () => {
    for (const asOrganization of ["Ziggo B.V.", "Hetzner Online GmbH", "Wholesale Partners LLC"]) {
      expect(geoHint({ country: "NL", asOrganization })).toEqual({ country: "NL" });
    }
    // Whatever name the network of a provider carries.
    expect(geoHint({ country: "US", asn: 7922, asOrganization: "First National Bank" })).toEqual({
      country: "US",
    });
  });

  it("has no country where Cloudflare knows none, and nothing at all for Tor", () => {
    expect(geoHint({ country: "XX", region: "Limbo" })).toBeUndefined();
    expect(geoHint({ country: "T1", asOrganization: "University of Michigan" })).toBeUndefined();
  });

  it("takes the region's code where there is no name", () => {
    expect(geoHint({ country: "NL", regionCode: "NB" })).toEqual({ country: "NL", region: "NB" });
  });

  it("is nothing when there is nothing", () => {
    for (const cf of [undefined, null, {}, "NL", 7, [], { country: "nl" }, { country: 7 }]) {
      expect(geoHint(cf), JSON.stringify(cf)).toBeUndefined();
    }
  });

  it("is what the wire takes, whatever stands in request.cf", () => {
    const value = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.anything());
    const cf = fc.record(
      {
        country: fc.oneof(value, fc.constantFrom("NL", "XX", "T1")),
        region: value,
        regionCode: value,
        asn: value,
        asOrganization: fc.oneof(
          value,
          fc.string({ unit: "binary" }).map((text) => `${text} Bank`),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(cf, (seen) => {
        const view = { ...pageView("view-0001"), place: geoHint(seen) };
        expect(anyEvent.safeParse(view).success).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a batch", () => {
  const cf = { country: "NL" };

  it("carries the place on its last page view alone", () => {
    const events = [pageView("view-0001"), pageView("view-0002"), custom];
    expect(withGeoHint(batchOf(events), cf).events).toEqual([
      events[0],
      { ...events[1], place: { country: "NL" } },
      custom,
    ]);
  });

  it("stays as it is without a page view, or when nothing is known", () => {
    for (const [events, seen] of [
      [[custom], cf],
      [[pageView("view-0001")], undefined],
    ] as const) {
      const batch = batchOf(events);
      expect(withGeoHint(batch, seen)).toBe(batch);
    }
  });
});

const custom: Event = { id: "custom-01", type: "custom", occurredAt: 1, name: "x" };

function pageView(id: string): Event {
  return { id, type: "page_view", occurredAt: 1, page: { path: "/" } };
}

const batchOf = (events: readonly Event[]) => ({
  site: "demo" as SiteKey,
  visitor: "0".repeat(32) as VisitorId,
  receivedAt: 1,
  events,
});
