import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/** Pages that are there to be read; careers and legal texts are not. */
const readable = ["home", "product", "pricing", "case_study", "blog", "docs"];

/** Attention, not clicks: time spent, newsletters, webinars, social networks. */
export const engagement: ModelDocument = {
  specVersion: 1,
  name: "engagement",
  title: "Engagement",
  pageTypes: b2b.pageTypes,
  groups: {
    // No channel alone makes anyone hot.
    newsletters: { title: "Newsletters, at most 25", max: 25 },
    webinars: { title: "Webinars, at most 40", max: 40 },
    social: { title: "Social networks, at most 20", max: 20 },
  },
  rules: [
    // Attention, each step on top of the one before.
    {
      id: "one_minute",
      title: "A minute of attention",
      kind: "interest",
      points: 5,
      when: { engagedSeconds: { pageType: readable, atLeast: 60 } },
    },
    {
      id: "five_minutes",
      title: "Five minutes of attention",
      kind: "interest",
      // More than most give a site in all their life.
      points: 10,
      when: { engagedSeconds: { pageType: readable, atLeast: 300 } },
    },
    {
      id: "fifteen_minutes",
      title: "A quarter of an hour of attention",
      kind: "interest",
      points: 15,
      when: { engagedSeconds: { pageType: readable, atLeast: 900 } },
    },
    {
      id: "recent_attention",
      title: "Two minutes in the last 14 days",
      kind: "interest",
      points: 5,
      when: { engagedSeconds: { pageType: readable, atLeast: 120, lastDays: 14 } },
    },
    {
      id: "newsletter_subscribed",
      title: "Subscribed to the newsletter",
      kind: "interest",
      points: 5,
      on: { event: "email_subscribe" },
      limit: "once",
      group: "newsletters",
    },
    {
      id: "newsletter_open",
      title: "Opened a newsletter",
      kind: "interest",
      // Less than a click: some mail programs open everything by themselves.
      points: 3,
      on: { event: "email_open" },
      limit: { max: 4, perDays: 30 },
      group: "newsletters",
    },
    {
      id: "newsletter_click",
      title: "Followed a link of a newsletter",
      kind: "interest",
      points: 5,
      on: { event: "email_click" },
      limit: { max: 4, perDays: 30 },
      group: "newsletters",
    },
    {
      id: "webinar",
      title: "Attended a webinar",
      kind: "interest",
      // An hour at a time that we chose.
      points: 20,
      on: { event: "webinar_attend" },
      limit: "once_per_object",
      group: "webinars",
    },
    {
      id: "social_engagement",
      title: "Engaged with a post",
      kind: "interest",
      points: 6,
      on: { event: "social_engagement" },
      limit: { max: 3, perDays: 30 },
      group: "social",
    },
    {
      id: "social_follow",
      title: "Follows on a social network",
      kind: "interest",
      points: 4,
      on: { event: "social_follow" },
      limit: "once_per_object",
      group: "social",
    },
    {
      id: "unsubscribed",
      title: "Unsubscribed from the newsletter",
      kind: "interest",
      // More than all newsletters gave.
      points: -30,
      on: { event: "email_unsubscribe" },
      limit: "once",
    },
    {
      id: "inactive",
      title: "Inactive for 60 days",
      kind: "interest",
      points: -10,
      when: { inactiveDays: { atLeast: 60 } },
    },
  ],
  basis: "score",
  tiers: [
    { name: "hot", atLeast: 50 },
    { name: "warm", atLeast: 20 },
    { name: "cold", atLeast: 0 },
  ],
  stages: [{ name: "MQL", atLeast: 50, hysteresis: 10 }],
  grades: [{ letter: "none", atLeast: 0 }],
};
