import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/**
 * Only what speaks against: everybody starts at 0 and can but lose. To clean a list, or to merge into a
 * model that has only the other half.
 *
 * What an e-mail address says is of kind `interest`, too, so that one number has it all.
 */
export const negative: ModelDocument = {
  specVersion: 1,
  name: "negative",
  title: "What speaks against a lead",
  company: {
    // Put your own here: mail from these domains is no lead.
    domains: ["our-company.example"],
    competitors: ["rival.example"],
  },
  pageTypes: b2b.pageTypes,
  groups: {
    // Not worse than an unsubscribe.
    careers: { title: "Careers, at most −50", min: -50 },
  },
  rules: [
    {
      id: "careers_page",
      title: "Looked at careers",
      kind: "interest",
      points: -25,
      on: { event: "page_view", pageType: "careers" },
      limit: "once_per_session",
      group: "careers",
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
      group: "careers",
    },
    {
      id: "short_visit",
      title: "Left at once",
      kind: "interest",
      // One wrong click leaves a lead clean.
      points: -3,
      when: { shortVisits: { belowSeconds: 5, atLeast: 1 } },
    },
    {
      id: "short_visits",
      title: "Left at once three times",
      kind: "interest",
      points: -10,
      when: { shortVisits: { belowSeconds: 5, atLeast: 3 } },
    },
    {
      id: "inactive",
      title: "Inactive for 90 days",
      kind: "interest",
      // A quarter: a budget that was to be spent has been spent elsewhere.
      points: -20,
      when: { inactiveDays: { atLeast: 90 } },
    },
    {
      id: "inactive_long",
      title: "Inactive for half a year",
      kind: "interest",
      // With the 20 above: unwanted.
      points: -20,
      when: { inactiveDays: { atLeast: 180 } },
    },
    {
      id: "unsubscribed",
      title: "Unsubscribed from the newsletter",
      kind: "interest",
      points: -50,
      on: { event: "email_unsubscribe" },
      limit: "once",
    },
    {
      id: "email_student",
      title: "Student",
      kind: "interest",
      points: -15,
      when: { emailKind: "student" },
    },
    {
      id: "email_fake",
      title: "Fake or disposable e-mail address",
      kind: "interest",
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
  basis: "score",
  // Doubtful: one thing against. Unwanted: several, or to have unsubscribed.
  tiers: [
    { name: "clean", atLeast: -5 },
    { name: "doubtful", atLeast: -30 },
    { name: "unwanted", atLeast: -100 },
  ],
  // None: a lead without faults is no reason for a hand-off.
  stages: [],
  grades: [{ letter: "none", atLeast: 0 }],
};
