import type { ModelDocument } from "../model.ts";

/** Who it is and for which company (demographic, firmographic): fit alone, whatever they do. */
export const firmographic: ModelDocument = {
  specVersion: 1,
  name: "firmographic",
  title: "Person and company, fit alone",
  company: {
    // Put your own here: mail from these domains is no lead.
    domains: ["our-company.example"],
    competitors: ["rival.example"],
  },
  pageTypes: [],
  groups: {
    seniority: { title: "Seniority, one title", max: 25 },
    industry: { title: "Industry, one of them", max: 20 },
  },
  rules: [
    // The person: how far from the decision.
    {
      id: "title_ciso",
      title: "Chief information security officer",
      kind: "fit",
      points: 25,
      when: { trait: "title", words: ["ciso", "chief information security officer"] },
      group: "seniority",
    },
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
      id: "title_marketing_manager",
      title: "Marketing manager",
      kind: "fit",
      points: 5,
      when: { trait: "title", words: ["marketing manager"] },
      group: "seniority",
    },
    {
      id: "title_manager",
      title: "Manager",
      kind: "fit",
      points: 10,
      when: {
        all: [
          { trait: "title", words: ["manager"] },
          { not: { trait: "title", words: ["marketing manager"] } },
        ],
      },
      group: "seniority",
    },
    {
      id: "title_intern",
      title: "Intern",
      kind: "fit",
      points: 1,
      when: { trait: "title", words: ["intern", "trainee", "working student"] },
      group: "seniority",
    },
    // The company's size: the bands exclude each other and leave no gap.
    {
      id: "size_500",
      title: "Company of 500 and more",
      kind: "fit",
      points: 20,
      when: { trait: "companySize", atLeast: 500 },
    },
    {
      id: "size_200",
      title: "Company of 200 to 499",
      kind: "fit",
      points: 15,
      when: { trait: "companySize", atLeast: 200, below: 500 },
    },
    {
      id: "size_50",
      title: "Company of 50 to 199",
      kind: "fit",
      points: 10,
      when: { trait: "companySize", atLeast: 50, below: 200 },
    },
    {
      id: "size_11",
      title: "Company of 11 to 49",
      kind: "fit",
      points: 5,
      when: { trait: "companySize", atLeast: 11, below: 50 },
    },
    {
      id: "size_1",
      title: "Company of 1 to 10",
      kind: "fit",
      points: 2,
      when: { trait: "companySize", atLeast: 1, below: 11 },
    },
    // The market.
    {
      id: "industry_finance",
      title: "Financial services",
      kind: "fit",
      points: 20,
      when: { trait: "industry", words: ["financial services", "banking", "insurance"] },
      group: "industry",
    },
    {
      id: "industry_saas",
      title: "Software as a service",
      kind: "fit",
      points: 15,
      when: { trait: "industry", words: ["saas", "software as a service"] },
      group: "industry",
    },
    {
      id: "industry_tech",
      title: "Technology",
      kind: "fit",
      points: 10,
      when: { trait: "industry", words: ["tech", "technology", "it services"] },
      group: "industry",
    },
    {
      id: "country_served",
      title: "Country we serve",
      kind: "fit",
      // Put your own here. Other countries, and unknown ones, get nothing: that is 10 less.
      points: 10,
      when: { trait: "country", oneOf: ["DE", "AT", "CH", "Germany", "Austria", "Switzerland"] },
    },
    // Against.
    {
      id: "email_student",
      title: "Student",
      kind: "fit",
      points: -15,
      when: { emailKind: "student" },
    },
    {
      id: "email_fake",
      title: "Fake or disposable e-mail address",
      kind: "fit",
      // Takes the best title away: it is probably made up as well.
      points: -25,
      when: { any: [{ emailKind: "disposable" }, { emailKind: "invalid" }] },
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
  // The most is 75. A VP of a mid-sized software company in a country we serve is just ideal.
  tiers: [
    { name: "ideal", atLeast: 60 },
    { name: "possible", atLeast: 30 },
    { name: "poor", atLeast: 0 },
  ],
  // None: a lead that fits and did nothing is a name on a list, not a hand-off.
  stages: [],
  grades: [
    { letter: "A", atLeast: 60 },
    { letter: "B", atLeast: 40 },
    { letter: "C", atLeast: 20 },
    { letter: "D", atLeast: 0 },
  ],
};
