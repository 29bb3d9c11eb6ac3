import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/** Call, or do not call: seven rules and two tiers, for who wants no more than that. */
export const hotCold: ModelDocument = {
  specVersion: 1,
  name: "hot_cold",
  title: "Hot or cold",
  company: {
    // Put your own here: mail from these domains is no lead.
    domains: ["our-company.example"],
    competitors: ["rival.example"],
  },
  pageTypes: b2b.pageTypes,
  rules: [
    {
      id: "asked",
      title: "Asked to be called",
      kind: "interest",
      // Hot by itself, for any person.
      points: 50,
      on: { event: "form_submit", object: ["**demo**", "**contact**", "**quote**"] },
      limit: "once",
    },
    // The other three: none makes hot, nor do two.
    {
      id: "pricing",
      title: "Looked at the pricing in the last 30 days",
      kind: "interest",
      points: 20,
      when: { sessions: { atLeast: 1, withPageType: "pricing", lastDays: 30 } },
    },
    {
      id: "came_back",
      title: "Came back within 14 days",
      kind: "interest",
      points: 20,
      when: { sessions: { atLeast: 2, lastDays: 14 } },
    },
    {
      id: "decides",
      title: "Decides: director and above",
      kind: "fit",
      points: 20,
      when: {
        trait: "title",
        words: [
          "director",
          "head of",
          "vp",
          "vice president",
          "chief",
          "ceo",
          "cto",
          "cfo",
          "owner",
        ],
      },
    },
    {
      id: "careers",
      title: "Looked at careers",
      kind: "interest",
      // Who asked and looks for a job asked for the job.
      points: -30,
      on: { event: "page_view", pageType: "careers" },
      limit: "once",
    },
    {
      id: "own_employee",
      title: "Works here",
      kind: "disqualify",
      points: -1000,
      when: { emailKind: "own_company" },
    },
    {
      id: "competitor",
      title: "Works for a competitor",
      kind: "disqualify",
      points: -1000,
      when: { emailKind: "competitor" },
    },
  ],
  basis: "total",
  tiers: [
    { name: "hot", atLeast: 50 },
    { name: "cold", atLeast: 0 },
  ],
  // No hysteresis: the stage is the tier.
  stages: [{ name: "SQL", atLeast: 50 }],
  grades: [
    { letter: "A", atLeast: 20 },
    { letter: "B", atLeast: 0 },
  ],
};
