/** Every template at work: golden leads, worked out by hand from the rules, beside each. */
import { describe, expect, it } from "vitest";
import { decideStage } from "../../decide/stage.ts";
import { fold } from "../../profile/fold.ts";
import { emptyProfile } from "../../profile/profile.ts";
import { evaluate } from "../../score/evaluate.ts";
import { anyEvent, type Event } from "../../wire/event.ts";
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

interface Lead {
  readonly name: string;
  /** The moment of evaluation; by default that of the last event. */
  readonly now?: string;
  /** Verified facts, known from the first event on. */
  readonly traits?: Readonly<Record<string, unknown>>;
  /** As on the wire, with `at` for the time; ids are made from the index. */
  readonly events: readonly { readonly at: string; readonly type: string }[];
  readonly expect: Readonly<Record<string, unknown>>;
}

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
  const leads = leadsOf[name] as readonly Lead[];

  it("bears its name and says for what it is", () => {
    expect(model.name).toBe(name);
    expect(model.title).toBeTruthy();
  });

  it("has nothing that is hardly meant", () => {
    expect(lintModel(model)).toEqual([]);
  });

  it("has three golden leads or more, each with a name of its own", () => {
    expect(leads.length).toBeGreaterThanOrEqual(3);
    expect(new Set(leads.map((lead) => lead.name)).size).toBe(leads.length);
  });

  it.each(leads)("scores: $name", (lead) => {
    const outcome: Readonly<Record<string, unknown>> = outcomeOf(model, lead);
    const fields = Object.keys(lead.expect);
    expect(fields).toContain("total");
    expect(Object.fromEntries(fields.map((field) => [field, outcome[field]]))).toEqual(lead.expect);
  });
});

describe("the template numeric", () => {
  it("can reach 100 and no more", () => {
    const warnings = (most: number) =>
      lintModel(parsed({ ...templates.numeric, tiers: [{ name: "top", atLeast: most }] }));
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

function outcomeOf(model: Model, lead: Lead) {
  const events = eventsOf(lead);
  const last = Math.max(0, ...events.map(({ occurredAt }) => occurredAt));
  const now = lead.now === undefined ? last : Date.parse(lead.now);
  const evaluation = evaluate(compileModel(model), fold(emptyProfile, events), now);
  return {
    ...evaluation,
    total: rounded(evaluation.total),
    score: rounded(evaluation.score),
    fit: rounded(evaluation.fit),
    stage: decideStage(null, evaluation, model),
    contributions: Object.fromEntries(
      evaluation.contributions.map(({ rule, points }) => [rule, rounded(points)]),
    ),
  };
}

function eventsOf({ traits, events }: Lead): Event[] {
  const facts = { at: events[0]?.at ?? "", type: "identify", traits, verified: true };
  return (traits === undefined ? events : [facts, ...events]).map(({ at, ...event }, index) =>
    anyEvent.parse({
      id: `golden-${String(index).padStart(4, "0")}`,
      ...event,
      occurredAt: Date.parse(at),
    }),
  );
}

/** People write two decimals of what decays. */
const rounded = (points: number): number => Math.round(points * 100) / 100;
