import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/**
 * Interest and fit, apart: tiers and thresholds look at interest alone, and fit opens the gate. No
 * enthusiasm makes up for a bad fit, and no title for having done nothing.
 */
export const codynamic: ModelDocument = {
  specVersion: 1,
  name: "codynamic",
  title: "Interest, gated by fit",
  company: {
    // Put your own here: mail from these domains is no lead.
    domains: ["our-company.example"],
    competitors: ["rival.example"],
  },
  pageTypes: b2b.pageTypes,
  groups: {
    // Below the first threshold: pages alone do not qualify a lead.
    pages: { title: "Pages about the offer, at most 20", max: 20 },
    seniority: { title: "Seniority, one title", max: 20 },
  },
  rules: [
    // Interest.
    {
      id: "product_page",
      title: "Viewed a product page",
      kind: "interest",
      points: 5,
      on: { event: "page_view", pageType: "product" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "case_study",
      title: "Read a case study",
      kind: "interest",
      points: 8,
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
      id: "webinar",
      title: "Attended a webinar",
      kind: "interest",
      points: 15,
      on: { event: "webinar_attend" },
      limit: "once_per_object",
    },
    {
      id: "demo_request",
      title: "Asked for a demo",
      kind: "interest",
      // The first threshold by itself: who fits and asks is looked at.
      points: 30,
      on: { event: "form_submit", object: "**demo**" },
      limit: "once",
    },
    {
      id: "careers_page",
      title: "Looked at careers",
      kind: "interest",
      points: -25,
      on: { event: "page_view", pageType: "careers" },
      limit: "once_per_session",
    },
    // Fit: at most 55.
    {
      id: "title_executive",
      title: "VP or C-suite",
      kind: "fit",
      points: 20,
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
      points: 15,
      when: { trait: "title", words: ["director", "head of"] },
      group: "seniority",
    },
    {
      id: "title_manager",
      title: "Manager",
      kind: "fit",
      points: 10,
      when: { trait: "title", words: ["manager"] },
      group: "seniority",
    },
    {
      id: "size_200",
      title: "Company of 200 and more",
      kind: "fit",
      points: 20,
      when: { trait: "companySize", atLeast: 200 },
    },
    {
      id: "size_20",
      title: "Company of 20 to 199",
      kind: "fit",
      points: 10,
      when: { trait: "companySize", atLeast: 20, below: 200 },
    },
    {
      id: "industry",
      title: "Software or financial services",
      kind: "fit",
      points: 15,
      when: {
        trait: "industry",
        words: ["saas", "software as a service", "financial services", "banking", "insurance"],
      },
    },
    {
      id: "email_student",
      title: "Student",
      kind: "fit",
      // More than all the rest gives: never through the gate, whatever the title says.
      points: -60,
      when: { emailKind: "student" },
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
  basis: "score",
  tiers: [
    { name: "hot", atLeast: 50 },
    { name: "warm", atLeast: 20 },
    { name: "cold", atLeast: 0 },
  ],
  // The gate: sales gets good fits, marketing keeps fair fits, and the rest goes to neither.
  stages: [
    { name: "SQL", atLeast: 60, hysteresis: 10, minGrade: "B" },
    { name: "MQL", atLeast: 30, hysteresis: 10, minGrade: "C" },
  ],
  // A: good in all three, or the best title and size. B: good in two. C: in one.
  grades: [
    { letter: "A", atLeast: 40 },
    { letter: "B", atLeast: 25 },
    { letter: "C", atLeast: 10 },
    { letter: "D", atLeast: 0 },
  ],
  // Both or nothing: the corner of the matrix is worth more than its edges.
  priority: {
    default: "leave",
    matrix: {
      A: { hot: "call", warm: "write", cold: "nurture" },
      B: { hot: "call", warm: "write", cold: "nurture" },
      C: { hot: "write", warm: "nurture", cold: "leave" },
      D: { hot: "leave", warm: "leave", cold: "leave" },
    },
  },
};
