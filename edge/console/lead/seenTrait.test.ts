import { describe, expect, it } from "vitest";
import { createConsole, type TestEvent, textOf, visitorOf } from "../console.fixture.ts";
import { seenTrait } from "./seenTrait.ts";

const lead = visitorOf(1);
const from = (place: Extract<TestEvent, { type: "page_view" }>["place"]): TestEvent => ({
  type: "page_view",
  page: { path: "/" },
  place,
});

async function pageAfter(...events: TestEvent[]): Promise<string> {
  const { collect, visitor } = createConsole();
  await collect(lead, events);
  return textOf(await (await visitor()).read(`/console/leads/${lead}`));
}

describe("a property that is inferred from the IP address", () => {
  it("shows the name of the country, and how certain it is", async () => {
    const text = await pageAfter(
      from({ country: "NL", region: "North Brabant", organisation: "ASML Netherlands" }),
    );
    expect(text).toContain(
      "Inferred from IP country Netherlands region North Brabant organisation ASML Netherlands likely",
    );
  });

  it("is very likely when a verified address is at the organisation's domain", async () => {
    const place = from({ organisation: "ASML Netherlands" });
    const identify = (verified: boolean): TestEvent => ({
      type: "identify",
      traits: { email: "jane@asml.com" },
      verified,
    });
    expect(await pageAfter(place, identify(true))).toContain(
      "organisation ASML Netherlands very likely",
    );
    expect(await pageAfter(place, identify(false))).toContain(
      "organisation ASML Netherlands likely",
    );
  });

  it("is replaced by a stated property", async () => {
    const text = await pageAfter(from({ country: "NL" }), {
      type: "identify",
      traits: { country: "Belgium" },
    });
    expect(text).toContain("country Belgium not verified");
    expect(text).not.toContain("Netherlands");
  });

  it("is never an internet provider, even one that was stored as a company", async () => {
    const text = await pageAfter(from({ country: "US", organisation: "Comcast Cable" }));
    expect(text).toContain("country United States");
    expect(text).not.toMatch(/Comcast|organisation/);
  });

  it("is an unknown country code unchanged", () => {
    expect(seenTrait("country", "12", {})?.value).toBe("12");
    expect(seenTrait("country", "not a code", {})?.value).toBe("not a code");
  });
});
