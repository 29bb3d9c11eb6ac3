import { describe, expect, it } from "vitest";
import { createConsole, type Told, textOf, visitorOf } from "../console.fixture.ts";
import { seenTrait } from "./seenTrait.ts";

const lead = visitorOf(1);
const from = (place: Extract<Told, { type: "page_view" }>["place"]): Told => ({
  type: "page_view",
  page: { path: "/" },
  place,
});

async function pageAfter(...told: Told[]): Promise<string> {
  const { tell, visitor } = createConsole();
  await tell(lead, told);
  return textOf(await (await visitor()).read(`/console/leads/${lead}`));
}

describe("what was seen from the network", () => {
  it("is shown with the country's name, and how sure it is", async () => {
    const text = await pageAfter(
      from({ country: "NL", region: "North Brabant", organisation: "ASML Netherlands" }),
    );
    expect(text).toContain(
      "Seen from the network country Netherlands region North Brabant organisation ASML Netherlands likely",
    );
  });

  it("is quite sure when a verified address is at the organisation's domain", async () => {
    const place = from({ organisation: "ASML Netherlands" });
    const identify = (verified: boolean): Told => ({
      type: "identify",
      traits: { email: "jane@asml.com" },
      verified,
    });
    expect(await pageAfter(place, identify(true))).toContain(
      "organisation ASML Netherlands quite sure",
    );
    expect(await pageAfter(place, identify(false))).toContain(
      "organisation ASML Netherlands likely",
    );
  });

  it("gives way to what was stated", async () => {
    const text = await pageAfter(from({ country: "NL" }), {
      type: "identify",
      traits: { country: "Belgium" },
    });
    expect(text).toContain("country Belgium not verified");
    expect(text).not.toContain("Netherlands");
  });

  it("never shows an internet provider, even one that was stored as a company", async () => {
    const text = await pageAfter(from({ country: "US", organisation: "Comcast Cable" }));
    expect(text).toContain("country United States");
    expect(text).not.toMatch(/Comcast|organisation/);
  });

  it("shows a code that is no country's as it is", () => {
    expect(seenTrait("country", "12", {})?.value).toBe("12");
    expect(seenTrait("country", "not a code", {})?.value).toBe("not a code");
  });
});
