import { expect, it } from "vitest";
import type { Rule } from "../../shared/model/model.ts";
import { describeLimit, describeRule } from "./describeRule.ts";

const head = { id: "x", title: "X", kind: "interest", points: 1 } as const;
const counted = (on: unknown, more = {}) => ({ ...head, limit: "every", ...more, on }) as Rule;
const held = (when: unknown) => ({ ...head, when }) as Rule;

it.each([
  [counted({ event: "page_view", pageType: ["case_study"] }), "page view, page type case study"],
  [counted({ event: "webinar_attend" }), "webinar attend"],
  [
    counted({ event: "file_download", object: ["**a_b**", "!**c**"] }),
    "file download, object **a_b** or !**c**",
  ],
  [held({ sessions: { atLeast: 3, lastDays: 7 } }), "sessions: at least 3, last days 7"],
  [
    held({ trait: "companySize", atLeast: 1_000, below: 5_000 }),
    "trait companySize, at least 1,000, below 5,000",
  ],
  [
    held({ all: [{ emailKind: "own_company" }, { not: { trait: "title", words: ["a"] } }] }),
    "(email kind own company) and (not (trait title, words a))",
  ],
  [held({ anOperatorOfTomorrow: { atLeast: 2 } }), "an operator of tomorrow: at least 2"],
  [held({ trait: "t", oneOf: [1, 2, 3, 4, 5, 6, 7, 8] }), /or 6 or 2 more$/],
])("describes %j", (rule, said) => {
  if (typeof said === "string") expect(describeRule(rule)).toBe(said);
  else expect(describeRule(rule)).toMatch(said);
});

it.each([
  [{ limit: "every" }, "every time"],
  [
    { limit: "once_per_session", decay: { halfLifeDays: 30 } },
    "once a session, half after 30 days",
  ],
  [{ limit: { max: 3, perDays: 30 } }, "at most 3 in 30 days"],
])("describes the limit %j", (more, said) => {
  expect(describeLimit(counted({ event: "page_view" }, more))).toBe(said);
});
