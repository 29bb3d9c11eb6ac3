import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/** What a person does on the site, and nothing about who it is: for a start without any personal data. */
export const behaviour: ModelDocument = {
  specVersion: 1,
  name: "behaviour",
  title: "Behaviour alone",
  pageTypes: b2b.pageTypes,
  groups: {
    // Curiosity alone, however long, is warm and no more.
    pages: { title: "Pages about the offer, at most 30", max: 30 },
  },
  rules: [
    {
      id: "home_page",
      title: "Visited the home page",
      kind: "interest",
      points: 5,
      on: { event: "page_view", pageType: "home" },
      limit: "once",
    },
    {
      id: "product_page",
      title: "Viewed a product page",
      kind: "interest",
      points: 6,
      on: { event: "page_view", pageType: "product" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "case_study",
      title: "Read a case study",
      kind: "interest",
      // Others' experience is looked up by who has begun to compare.
      points: 10,
      on: { event: "page_view", pageType: "case_study" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "pricing_page",
      title: "Viewed the pricing page",
      kind: "interest",
      points: 15,
      on: { event: "page_view", pageType: "pricing" },
      limit: "once",
    },
    {
      id: "form_fill",
      title: "Filled in a form",
      kind: "interest",
      points: 20,
      on: { event: "form_submit", object: ["**", "!**demo**", "!**search**", "!**login**"] },
      limit: "once_per_object",
    },
    {
      id: "demo_request",
      title: "Asked for a demo",
      kind: "interest",
      points: 30,
      on: { event: "form_submit", object: "**demo**" },
      limit: "once",
    },
    {
      id: "came_back",
      title: "Came back",
      kind: "interest",
      // Without a name, coming back is the best sign that it was no accident.
      points: 10,
      when: { sessions: { atLeast: 2 } },
    },
    {
      id: "careers_page",
      title: "Looked at careers",
      kind: "interest",
      points: -20,
      on: { event: "page_view", pageType: "careers" },
      limit: "once_per_session",
    },
    {
      id: "inactive",
      title: "Inactive for 60 days",
      kind: "interest",
      // More than two visits to the home page are worth: an old acquaintance starts anew.
      points: -15,
      when: { inactiveDays: { atLeast: 60 } },
    },
  ],
  basis: "score",
  tiers: [
    { name: "hot", atLeast: 60 },
    { name: "warm", atLeast: 25 },
    { name: "cold", atLeast: 0 },
  ],
  // Home, pricing and the most that pages give: exactly that, for who has seen it all.
  stages: [{ name: "MQL", atLeast: 50, hysteresis: 10 }],
  grades: [{ letter: "none", atLeast: 0 }],
};
