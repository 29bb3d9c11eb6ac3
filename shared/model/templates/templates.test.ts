/** Every template at work: golden leads, worked out by hand from the rules, beside each. */
import { describe, expect, it } from "vitest";
import { goldenFile, runGoldenLead } from "../../../cli/goldenLeads.ts";
import { compileModel } from "../compile.ts";
import { lintModel } from "../lintModel.ts";
import type { Model, ModelDocument } from "../model.ts";
import { parseModel } from "../parseModel.ts";
import b2bLeads from "./b2b.leads.json" with { type: "json" };
import behaviourLeads from "./behaviour.leads.json" with { type: "json" };
import codynamicLeads from "./codynamic.leads.json" with { type: "json" };
import contentLeads from "./content.leads.json" with { type: "json" };
import ecommerceLeads from "./ecommerce.leads.json" with { type: "json" };
import engagementLeads from "./engagement.leads.json" with { type: "json" };
import firmographicLeads from "./firmographic.leads.json" with { type: "json" };
import frequencyLeads from "./frequency.leads.json" with { type: "json" };
import hotColdLeads from "./hot_cold.leads.json" with { type: "json" };
import intentLeads from "./intent.leads.json" with { type: "json" };
import negativeLeads from "./negative.leads.json" with { type: "json" };
import numericLeads from "./numeric.leads.json" with { type: "json" };
import onlineLeads from "./online.leads.json" with { type: "json" };
import securityLeads from "./security.leads.json" with { type: "json" };
import { templates } from "./templates.ts";

const leadsOf: Readonly<Record<keyof typeof templates, readonly unknown[]>> = {
  b2b: b2bLeads.leads,
  security: securityLeads.leads,
  behaviour: behaviourLeads.leads,
  content: contentLeads.leads,
  frequency: frequencyLeads.leads,
  firmographic: firmographicLeads.leads,
  negative: negativeLeads.leads,
  intent: intentLeads.leads,
  engagement: engagementLeads.leads,
  hot_cold: hotColdLeads.leads,
  codynamic: codynamicLeads.leads,
  numeric: numericLeads.leads,
  online: onlineLeads.leads,
  ecommerce: ecommerceLeads.leads,
};

const names = Object.keys(templates) as (keyof typeof templates)[];

describe.each(names)("the template %s", (name) => {
  const model = parsed(templates[name]);
  const { leads } = goldenFile.parse({ leads: leadsOf[name] });

  it("bears its name and says for what it is", () => {
    expect(model.name).toBe(name);
    expect(model.title).toBeTruthy();
  });

  it("has nothing that is hardly meant", () => {
    expect(lintModel(model)).toEqual([]);
  });

  it("has three golden leads or more, each with its own name", () => {
    expect(leads.length).toBeGreaterThanOrEqual(3);
    expect(new Set(leads.map((lead) => lead.name)).size).toBe(leads.length);
  });

  it.each(leads)("scores: $name", (lead) => {
    expect(lead.expect.total).toBeDefined();
    expect(runGoldenLead(lead, compileModel(model)).differences).toEqual([]);
  });
});

describe("the template numeric", () => {
  it("can reach 100 and no more", () => {
    const warnings = (most: number) =>
      lintModel(
        parsed({
          ...templates.numeric,
          tiers: [
            { name: "top", atLeast: most },
            { name: "rest", atLeast: 0 },
          ],
          priority: undefined,
        }),
      );
    expect(warnings(100)).toEqual([]);
    expect(warnings(101)).toMatchObject([{ at: "tiers.0.atLeast" }]);
  });

  it("takes nothing away but from who is no lead", () => {
    const taking = templates.numeric.rules.filter(({ points }) => points < 0);
    expect(new Set(taking.map(({ kind }) => kind))).toEqual(new Set(["disqualify"]));
  });
});

function parsed(document: ModelDocument): Model {
  const result = parseModel(document);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}
