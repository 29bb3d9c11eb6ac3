import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "./network.ts";
import { carriers } from "./networks/carriers.ts";
import suite from "./networks/cases.json" with { type: "json" };
import { clouds } from "./networks/clouds.ts";
import { companies } from "./networks/companies.ts";
import { agreesWithDomain, confirmedBy } from "./networks/confirmedBy.ts";
import { foldName } from "./networks/foldName.ts";
import { tidyName } from "./networks/tidyName.ts";

interface NetworkCase {
  readonly name: string;
  readonly asn?: number;
  readonly kind: string;
}

const kept: readonly NetworkCase[] = suite.kept;
const heldOut: readonly NetworkCase[] = suite.heldOut;
const all = [...kept, ...heldOut];
const shown = new Set(["company", "education", "government"]);
const kindOf = ({ name, asn }: NetworkCase) => networkOf(name, asn).kind;
const of = (kind: string, cases: readonly NetworkCase[] = all) =>
  cases.filter((one) => one.kind === kind);

describe("a network", () => {
  it("of an internet provider or a host is never shown as a visitor's organisation", () => {
    const wrong = all.filter((one) => !shown.has(one.kind) && shown.has(kindOf(one)));
    expect(wrong).toEqual([]);
  });

  it("of an internet provider is not shown by its name alone either", () => {
    const wrong = of("isp").filter(({ name }) => shown.has(networkOf(name).kind));
    expect(wrong).toEqual([]);
  });

  it("of an organisation is never shown as another kind of one", () => {
    const wrong = all.filter(
      (one) => shown.has(one.kind) && shown.has(kindOf(one)) && kindOf(one) !== one.kind,
    );
    expect(wrong).toEqual([]);
  });

  it("of a company is mostly known for one, and of a university or an authority too", () => {
    for (const kind of shown) {
      const cases = of(kind, kept);
      const found = cases.filter((one) => kindOf(one) === kind);
      expect(found.length / cases.length, kind).toBeGreaterThan(0.75);
    }
  });

  it("of names that no table was made for is known for three in seven companies", () => {
    const cases = of("company", heldOut);
    const found = cases.filter((one) => kindOf(one) === "company");
    expect(cases.length).toBeGreaterThan(100);
    expect(found.length / cases.length).toBeGreaterThan(0.43);
  });

  it("is judged on enough cases of each kind", () => {
    expect(all.length).toBeGreaterThan(1_000);
    for (const kind of ["isp", "company", "education", "hosting"]) {
      expect(of(kind).length, kind).toBeGreaterThan(50);
    }
  });

  it("of a provider stays one under any name, by its number", () => {
    expect(networkOf("First National Bank", 7922)).toMatchObject({
      kind: "isp",
      confidence: "high",
      because: "AS7922",
    });
  });

  it("is never surer to be a company than its name allows", () => {
    for (const one of all.filter((other) => kindOf(other) === "company")) {
      expect(networkOf(one.name, one.asn).confidence, one.name).not.toBe("high");
    }
  });

  it("of a company with a telling word behind its name is unknown", () => {
    expect(networkOf("Juniper Networks, Inc.").kind).toBe("company");
    expect(networkOf("Juniper Networks Broadband").kind).toBe("unknown");
    expect(networkOf("Target Corporation").kind).toBe("company");
    expect(networkOf("Target Networks LLC").kind).not.toBe("company");
    expect(networkOf("Orange Bank").kind).toBe("isp");
  });

  it("is judged alike in capitals, and after another look", () => {
    for (const { name, asn } of all) {
      const { kind } = networkOf(name, asn);
      expect(networkOf(name.toUpperCase(), asn).kind, name).toBe(kind);
      expect(networkOf(name, asn)).toEqual(networkOf(name, asn));
    }
  });

  it("is something for any text, with a name that is short and shows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.integer(), (name, asn) => {
        const { organisation, kind, confidence, because } = networkOf(name, asn);
        expect(organisation.length).toBeLessThanOrEqual(128);
        expect(organisation).not.toMatch(/\p{Cc}/u);
        expect([kind, confidence, because]).not.toContain("");
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a provider's word in a name", () => {
  it("beats every word of a trade, an authority or a school", () => {
    const telling = fc.constantFrom(
      "Telecom",
      "Broadband",
      "Cable",
      "Wireless",
      "Fibra",
      "Glasfaser",
    );
    const other = fc.constantFrom("Bank", "University", "Hospital", "Ministry of", "Logistics");
    fc.assert(
      fc.property(telling, other, fc.boolean(), (access, trade, first) => {
        const name = first ? `${access} ${trade} GmbH` : `${trade} ${access} GmbH`;
        expect(networkOf(name).kind, name).toBe("isp");
      }),
    );
  });
});

describe("a name for people", () => {
  const names: Readonly<Record<string, string>> = {
    "ASML Netherlands B.V.": "ASML Netherlands",
    "HENKEL AG & CO. KGAA": "Henkel",
    "SAP SE": "SAP",
    "Comcast Cable Communications, LLC": "Comcast Cable Communications",
    "Amazon.com, Inc.": "Amazon.com",
    "UNITED PARCEL SERVICE, INC.": "United Parcel Service",
    "Ferrari S.p.A.": "Ferrari",
    "TELEFÔNICA BRASIL S.A": "Telefônica Brasil",
    "AS-PUBMATIC": "Pubmatic",
    "United States Department of Defense (DoD)": "United States Department of Defense",
    "THE UNIVERSITY OF TEXAS": "The University of Texas",
    "Inc.": "Inc.",
    "": "",
    "a\u0000b": "a b",
  };
  for (const [name, tidy] of Object.entries(names)) {
    it(`${JSON.stringify(name)} is ${JSON.stringify(tidy)}`, () => {
      expect(tidyName(name)).toBe(tidy);
    });
  }

  it("is tidy already when it is tidied again", () => {
    for (const { name } of all) expect(tidyName(tidyName(name))).toBe(tidyName(name));
  });
});

describe("an e-mail domain", () => {
  const agree: readonly [string, string][] = [
    ["ASML Netherlands", "asml.com"],
    ["Morgan Stanley", "morgan-stanley.com"],
    ["Morgan Stanley", "morganstanley.co.uk"],
    ["International Business Machines", "us.ibm.com"],
    ["Robert Bosch", "robertbosch.de"],
    ["Coatue Management", "coatue.com"],
  ];
  const differ: readonly [string, string][] = [
    ["American Express", "american.com"],
    ["First National Bank", "first.com"],
    ["ASML Netherlands", "gmail.com"],
    ["ASML Netherlands", "asml.evil.example"],
    ["Deutsche Bank", "deutsche.net"],
    ["Acme", "a.com"],
    ["Acme", "com"],
    ["", "example.com"],
  ];
  for (const [name, domain] of agree) {
    it(`${domain} is that of ${name}`, () => expect(agreesWithDomain(name, domain)).toBe(true));
  }
  for (const [name, domain] of differ) {
    it(`${domain} is not that of ${JSON.stringify(name)}`, () =>
      expect(agreesWithDomain(name, domain)).toBe(false));
  }

  it("makes a company sure, and an unknown organisation one", () => {
    for (const name of ["ASML Netherlands B.V.", "Trinity Technologies"]) {
      const network = networkOf(name);
      const domain = name.startsWith("ASML") ? "asml.com" : "trinity.io";
      expect(confirmedBy(network, `jane@${domain}`)).toMatchObject({
        kind: "company",
        confidence: "high",
      });
      expect(confirmedBy(network, "jane@gmail.com")).toBe(network);
      expect(confirmedBy(network, "no address")).toBe(network);
    }
  });

  it("never makes a provider a company", () => {
    const network = networkOf("Comcast Cable Communications, LLC", 7922);
    expect(confirmedBy(network, "jane@comcast.com")).toBe(network);
  });
});

describe("the tables", () => {
  const lines = [carriers, clouds, companies].flatMap((table) => table.trim().split("\n"));
  const named = lines.filter((line) => !/^\w+: [\d ]+$/.test(line));
  const entries = named.flatMap((line) => line.slice(line.indexOf(": ") + 2).split(", "));

  it("have entries as names are folded", () => {
    const odd = entries.filter((entry) => entry.replace(/^=/, "") !== foldName(entry));
    expect(odd).toEqual([]);
    expect(entries.filter((entry) => entry.split(" ").length > 6)).toEqual([]);
  });

  it("are lines of names, or of numbers", () => {
    for (const line of lines) expect(line).toMatch(/^[^:]+: \S/);
  });

  it("take less than 100 KB of the Worker", () => {
    expect(lines.join("\n").length).toBeLessThan(60_000);
  });
});
