import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/**
 * One number from 0 to 100. Every rule is in a group, the groups' caps add up to 100 (70 for interest, 30
 * for fit), and nothing is taken away. Who is disqualified falls off the scale.
 */
export const numeric: ModelDocument = {
  specVersion: 1,
  name: "numeric",
  title: "From 0 to 100",
  company: {
    // Put your own here: mail from these domains is no lead.
    domains: ["our-company.example"],
    competitors: ["rival.example"],
  },
  pageTypes: b2b.pageTypes,
  groups: {
    pages: { title: "Pages about the offer, at most 20", max: 20 },
    content: { title: "Content, at most 10", max: 10 },
    // As much as pages and content together: to ask is to say what the others only hint at.
    asking: { title: "Asking, at most 30", max: 30 },
    visits: { title: "Visits, at most 10", max: 10 },
    seniority: { title: "Seniority, at most 15", max: 15 },
    company: { title: "Company, at most 15", max: 15 },
  },
  rules: [
    {
      id: "product_page",
      title: "Viewed a product page",
      kind: "interest",
      points: 4,
      on: { event: "page_view", pageType: "product" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "case_study",
      title: "Read a case study",
      kind: "interest",
      points: 6,
      on: { event: "page_view", pageType: "case_study" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "pricing_page",
      title: "Viewed the pricing page",
      kind: "interest",
      points: 8,
      on: { event: "page_view", pageType: "pricing" },
      limit: "once",
      group: "pages",
    },
    {
      id: "blog_post",
      title: "Read a blog post",
      kind: "interest",
      points: 1,
      on: { event: "page_view", pageType: "blog" },
      limit: "once_per_object",
      group: "content",
    },
    {
      id: "download",
      title: "Downloaded a file",
      kind: "interest",
      points: 4,
      on: { event: "file_download" },
      limit: "once_per_object",
      group: "content",
    },
    {
      id: "form_fill",
      title: "Filled in a form",
      kind: "interest",
      // Two forms are worth a demo.
      points: 15,
      on: { event: "form_submit", object: ["**", "!**demo**", "!**search**", "!**login**"] },
      limit: "once_per_object",
      group: "asking",
    },
    {
      id: "demo_request",
      title: "Asked for a demo",
      kind: "interest",
      points: 30,
      on: { event: "form_submit", object: "**demo**" },
      limit: "once",
      group: "asking",
    },
    {
      id: "came_back",
      title: "Came back",
      kind: "interest",
      points: 4,
      when: { sessions: { atLeast: 2 } },
      group: "visits",
    },
    {
      id: "frequent_visitor",
      title: "Three visits in a week",
      kind: "interest",
      points: 6,
      when: { sessions: { atLeast: 3, lastDays: 7 } },
      group: "visits",
    },
    {
      id: "title_executive",
      title: "VP or C-suite",
      kind: "fit",
      points: 15,
      when: {
        trait: "title",
        words: ["vp", "svp", "evp", "vice president", "ceo", "cto", "cfo", "coo", "cmo", "chief"],
      },
      group: "seniority",
    },
    {
      id: "title_director",
      title: "Director",
      kind: "fit",
      points: 12,
      when: { trait: "title", words: ["director", "head of"] },
      group: "seniority",
    },
    {
      id: "title_manager",
      title: "Manager",
      kind: "fit",
      points: 8,
      when: { trait: "title", words: ["manager"] },
      group: "seniority",
    },
    {
      id: "size_200",
      title: "Company of 200 and more",
      kind: "fit",
      points: 10,
      when: { trait: "companySize", atLeast: 200 },
      group: "company",
    },
    {
      id: "size_20",
      title: "Company of 20 to 199",
      kind: "fit",
      points: 6,
      when: { trait: "companySize", atLeast: 20, below: 200 },
      group: "company",
    },
    {
      id: "industry",
      title: "Software or financial services",
      kind: "fit",
      points: 5,
      when: {
        trait: "industry",
        words: ["saas", "software as a service", "financial services", "banking", "insurance"],
      },
      group: "company",
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
    // Out of reach without fit: interest alone gives 70.
    { name: "hot", atLeast: 75 },
    { name: "warm", atLeast: 40 },
    { name: "cold", atLeast: 0 },
  ],
  stages: [
    { name: "SQL", atLeast: 75, hysteresis: 5 },
    { name: "MQL", atLeast: 50, hysteresis: 5 },
  ],
  grades: [
    { letter: "A", atLeast: 25 },
    { letter: "B", atLeast: 15 },
    { letter: "C", atLeast: 8 },
    { letter: "D", atLeast: 0 },
  ],
};
