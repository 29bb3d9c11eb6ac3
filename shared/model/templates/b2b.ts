import type { ModelDocument } from "../model.ts";
import { b2bPageTypes } from "./b2bPageTypes.ts";

/**
 * The default model: interest and fit blended, for a company that sells to companies.
 *
 * Its figures are the ones that the field's literature agrees on (docs/models.md); where the
 * literature leaves a choice, the figure stands next to the reason.
 */
export const b2b: ModelDocument = {
  specVersion: 1,
  name: "b2b",
  title: "B2B, interest and fit blended",
  company: {
    // Put your own here: mail from these domains is no lead.
    domains: ["our-company.example"],
    competitors: ["rival.example"],
  },
  pageTypes: b2bPageTypes,
  groups: {
    content: { title: "Content, at most 30", max: 30 },
    pages: { title: "Pages about the offer, at most 60", max: 60 },
    seniority: { title: "Seniority, one title", max: 25 },
    industry: { title: "Industry, one of them", max: 20 },
  },
  rules: [
    // Interest: pages.
    {
      id: "home_page",
      title: "Visited the home page",
      kind: "interest",
      points: 5,
      on: { event: "page_view", pageType: "home" },
      limit: "once",
    },
    {
      id: "blog_post",
      title: "Read the blog",
      kind: "interest",
      points: 2,
      on: { event: "page_view", pageType: "blog" },
      limit: "once_per_object",
      group: "content",
    },
    {
      id: "product_page",
      title: "Viewed a product page",
      kind: "interest",
      points: 8,
      on: { event: "page_view", pageType: "product" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "pricing_page",
      title: "Viewed the pricing page",
      kind: "interest",
      points: 10,
      on: { event: "page_view", pageType: "pricing" },
      limit: "once",
    },
    {
      id: "pricing_studied",
      title: "Studied the pricing",
      kind: "interest",
      // A minute of attention: longer than reading the figures, short of a phone call beside it.
      points: 5,
      when: { engagedSeconds: { pageType: "pricing", atLeast: 60 } },
    },
    {
      id: "case_study",
      title: "Read a case study",
      kind: "interest",
      points: 15,
      on: { event: "page_view", pageType: "case_study" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "contact_page",
      title: "Opened the contact page",
      kind: "interest",
      points: 8,
      on: { event: "page_view", pageType: "contact" },
      limit: "once",
    },
    // Interest: downloads. The more it takes to ask for it, the more it says.
    {
      id: "ebook_download",
      title: "Downloaded an ebook",
      kind: "interest",
      points: 5,
      on: { event: "file_download", object: ["**ebook**", "**e-book**", "**guide**"] },
      limit: "once_per_object",
      group: "content",
    },
    {
      id: "whitepaper_download",
      title: "Downloaded a whitepaper",
      kind: "interest",
      points: 8,
      on: { event: "file_download", object: ["**whitepaper**", "**white-paper**"] },
      limit: "once_per_object",
      group: "content",
    },
    {
      id: "product_sheet_download",
      title: "Downloaded a product sheet",
      kind: "interest",
      points: 10,
      on: {
        event: "file_download",
        object: ["**product-sheet**", "**datasheet**", "**data-sheet**"],
      },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "price_list_download",
      title: "Downloaded a price list or an offer",
      kind: "interest",
      points: 15,
      on: {
        event: "file_download",
        object: ["**price-list**", "**pricelist**", "**offer**", "**quote**"],
      },
      limit: "once_per_object",
      group: "pages",
    },
    // Interest: asking.
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
      id: "webinar",
      title: "Attended a webinar",
      kind: "interest",
      points: 25,
      on: { event: "webinar_attend" },
      limit: "once_per_object",
    },
    {
      id: "newsletter_reader",
      title: "Reads the newsletters regularly",
      kind: "interest",
      points: 15,
      when: { count: { event: "email_open" }, atLeast: 3 },
    },
    {
      id: "linkedin_engagement",
      title: "Engaged with a LinkedIn post",
      kind: "interest",
      points: 10,
      on: { event: "social_engagement", object: "linkedin" },
      limit: { max: 3, perDays: 30 },
    },
    {
      id: "linkedin_follow",
      title: "Follows on LinkedIn",
      kind: "interest",
      points: 5,
      on: { event: "social_follow", object: "linkedin" },
      limit: "once",
    },
    {
      id: "returning_visitor",
      title: "Came back",
      kind: "interest",
      points: 5,
      when: { sessions: { atLeast: 3 } },
    },
    {
      id: "frequent_visitor",
      title: "Visits often",
      kind: "interest",
      // Three visits in a week are a project; three in a year are a bookmark.
      points: 10,
      when: { sessions: { atLeast: 3, lastDays: 7 } },
    },
    {
      id: "very_frequent_visitor",
      title: "Visits very often",
      kind: "interest",
      points: 15,
      when: { sessions: { atLeast: 5, lastDays: 7 } },
    },
    {
      id: "ad_click",
      title: "Came by an advertisement",
      kind: "interest",
      points: 5,
      on: {
        event: "page_view",
        channel: [
          "paid_search",
          "paid_social",
          "paid_video",
          "paid_shopping",
          "paid_other",
          "display",
        ],
      },
      limit: "once",
    },
    // Interest: against.
    {
      id: "careers_page",
      title: "Looked at careers",
      kind: "interest",
      points: -25,
      on: { event: "page_view", pageType: "careers" },
      limit: "once_per_session",
    },
    {
      id: "careers_studied",
      title: "Reads job offers at length",
      kind: "interest",
      points: -15,
      when: {
        any: [
          { count: { event: "page_view", pageType: "careers" }, atLeast: 3 },
          { engagedSeconds: { pageType: "careers", atLeast: 120 } },
        ],
      },
    },
    {
      id: "short_visit",
      title: "Left at once",
      kind: "interest",
      // Half of what the home page gives: most leave at once by mistake, and may come back.
      points: -3,
      when: { shortVisits: { belowSeconds: 5, atLeast: 1 } },
    },
    {
      id: "inactive",
      title: "Inactive for 90 days",
      kind: "interest",
      points: -20,
      when: { inactiveDays: { atLeast: 90 } },
    },
    {
      id: "unsubscribed",
      title: "Unsubscribed from the newsletter",
      kind: "interest",
      points: -50,
      on: { event: "email_unsubscribe" },
      limit: "once",
    },
    // Fit: who it is.
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
        all: [
          {
            trait: "title",
            words: [
              "vp",
              "svp",
              "evp",
              "vice president",
              "ceo",
              "cto",
              "cfo",
              "coo",
              "cmo",
              "cio",
              "cro",
              "chief",
            ],
          },
          {
            not: {
              trait: "title",
              words: [
                "assistant to",
                "executive assistant",
                "personal assistant",
                "secretary to",
                "office of the",
              ],
            },
          },
        ],
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
      // As negative as job seeking: the person wanted the download, and no call.
      points: -25,
      when: { any: [{ emailKind: "disposable" }, { emailKind: "invalid" }] },
    },
    // Fit: which company. The size bands exclude each other.
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
      id: "size_1",
      title: "Company of 1 to 10",
      kind: "fit",
      points: 2,
      when: { trait: "companySize", atLeast: 1, below: 11 },
    },
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
    // No lead at all.
    {
      id: "job_seeker",
      title: "Looks for a job",
      kind: "disqualify",
      points: -100,
      when: {
        all: [
          { count: { event: "page_view", pageType: "careers" }, atLeast: 5 },
          { sessions: { atLeast: 2, withPageType: "careers" } },
        ],
      },
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
    { name: "hot", atLeast: 60 },
    { name: "warm", atLeast: 25 },
    { name: "cold", atLeast: 0 },
  ],
  stages: [
    { name: "SQL", atLeast: 100, hysteresis: 10, minGrade: "C" },
    { name: "MQL", atLeast: 50, hysteresis: 10 },
  ],
  grades: [
    { letter: "A", atLeast: 35 },
    { letter: "B", atLeast: 20 },
    { letter: "C", atLeast: 10 },
    { letter: "D", atLeast: 0 },
  ],
  // Fit decides among the interested: who does not fit is not called, however warm.
  priority: {
    default: "low",
    matrix: {
      A: { hot: "urgent", warm: "high", cold: "normal" },
      B: { hot: "urgent", warm: "high", cold: "low" },
      C: { hot: "high", warm: "normal", cold: "low" },
      D: { hot: "normal", warm: "low", cold: "low" },
    },
  },
};
