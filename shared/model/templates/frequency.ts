import type { ModelDocument } from "../model.ts";

/** How often and how recently a person visits, for any purpose: one visit a day beats one a month. */
export const frequency: ModelDocument = {
  specVersion: 1,
  name: "frequency",
  title: "Frequency of visits",
  // Every page counts alike: no types are needed.
  pageTypes: [],
  rules: [
    {
      id: "visit",
      title: "Visited",
      kind: "interest",
      points: 4,
      on: { event: "page_view" },
      limit: "once_per_session",
      // After four weeks a sixteenth is left: a visit a month never adds up.
      decay: { halfLifeDays: 7 },
    },
    // Each on top of the one before: the more visits in a week, the more each is worth.
    {
      id: "twice_a_week",
      title: "Two visits in a week",
      kind: "interest",
      points: 5,
      when: { sessions: { atLeast: 2, lastDays: 7 } },
    },
    {
      id: "three_a_week",
      title: "Three visits in a week",
      kind: "interest",
      points: 10,
      when: { sessions: { atLeast: 3, lastDays: 7 } },
    },
    {
      id: "five_a_week",
      title: "Five visits in a week",
      kind: "interest",
      // Every working day: that is a project.
      points: 15,
      when: { sessions: { atLeast: 5, lastDays: 7 } },
    },
    {
      id: "four_a_month",
      title: "Four visits in 30 days",
      kind: "interest",
      // For those who come every week, which the rules above do not see.
      points: 10,
      when: { sessions: { atLeast: 4, lastDays: 30 } },
    },
    {
      id: "inactive",
      title: "Inactive for 30 days",
      kind: "interest",
      points: -10,
      when: { inactiveDays: { atLeast: 30 } },
    },
  ],
  basis: "score",
  tiers: [
    { name: "hot", atLeast: 40 },
    { name: "warm", atLeast: 15 },
    { name: "cold", atLeast: 0 },
  ],
  // Who came every day keeps the stage for about five days of absence.
  stages: [{ name: "MQL", atLeast: 40, hysteresis: 15 }],
  grades: [{ letter: "none", atLeast: 0 }],
};
