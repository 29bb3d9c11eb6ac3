import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/** Who is about to buy: pricing, demo, price list, contact, again within days, and soon forgotten. */
export const intent: ModelDocument = {
  specVersion: 1,
  name: "intent",
  title: "Purchase intent",
  pageTypes: b2b.pageTypes,
  rules: [
    // What is looked at cools by half in a week: who compares offers decides within the month.
    {
      id: "pricing_page",
      title: "Viewed the pricing page",
      kind: "interest",
      points: 12,
      on: { event: "page_view", pageType: "pricing" },
      limit: "once_per_session",
      decay: { halfLifeDays: 7 },
    },
    {
      id: "pricing_again",
      title: "Came back to the pricing within 14 days",
      kind: "interest",
      // More than the visit itself: the price was known, and did not deter.
      points: 15,
      when: { sessions: { atLeast: 2, withPageType: "pricing", lastDays: 14 } },
    },
    {
      id: "demo_page",
      title: "Looked at the demo page",
      kind: "interest",
      points: 8,
      on: { event: "page_view", pageType: "demo" },
      limit: "once_per_session",
      decay: { halfLifeDays: 7 },
    },
    {
      id: "contact_page",
      title: "Opened the contact page",
      kind: "interest",
      points: 10,
      on: { event: "page_view", pageType: "contact" },
      limit: "once_per_session",
      decay: { halfLifeDays: 7 },
    },
    {
      id: "case_study",
      title: "Read a case study",
      kind: "interest",
      points: 5,
      on: { event: "page_view", pageType: "case_study" },
      limit: "once_per_object",
      decay: { halfLifeDays: 7 },
    },
    {
      id: "price_list_download",
      title: "Downloaded a price list",
      kind: "interest",
      points: 25,
      on: { event: "file_download", object: ["**price-list**", "**pricelist**"] },
      limit: "once_per_object",
      decay: { halfLifeDays: 7 },
    },
    // What was asked in so many words keeps longer.
    {
      id: "demo_request",
      title: "Asked for a demo",
      kind: "interest",
      points: 40,
      on: { event: "form_submit", object: "**demo**" },
      limit: "once",
      decay: { halfLifeDays: 30 },
    },
    {
      id: "offer_request",
      title: "Asked for contact or an offer",
      kind: "interest",
      points: 30,
      on: { event: "form_submit", object: ["**contact**", "**offer**", "**quote**"] },
      limit: "once",
      decay: { halfLifeDays: 30 },
    },
    {
      id: "careers_page",
      title: "Looked at careers",
      kind: "interest",
      // Applicants look at prices and contact, too; this takes both away, and does not cool.
      points: -30,
      on: { event: "page_view", pageType: "careers" },
      limit: "once",
    },
  ],
  basis: "score",
  tiers: [
    { name: "hot", atLeast: 60 },
    { name: "warm", atLeast: 25 },
    { name: "cold", atLeast: 0 },
  ],
  // A request and one more sign of it. With 20 of hysteresis the stage outlasts some days of cooling.
  stages: [{ name: "SQL", atLeast: 60, hysteresis: 20 }],
  grades: [{ letter: "none", atLeast: 0 }],
};
