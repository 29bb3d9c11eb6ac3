/**
 * The model: how behaviour and traits become a score. A document in JSON or YAML, written by people. This
 * schema is its specification, and refuses unknown fields.
 */
import * as z from "zod";
import { condition } from "../conditions/condition.ts";
import { eventMatch } from "../conditions/eventMatch.ts";
import { glob, name, points } from "../conditions/words.ts";
import { calendarPeriod, timeZone } from "../time/calendar.ts";
import { segment, segmentName } from "./segment.ts";

/** Rules that a model may have: evaluation stays within a Worker's budget. */
export const maxRules = 2_000;

/** Every group is summed for every lead. `parseModel` checks the number: JSON Schema cannot limit a record. */
export const maxGroups = 200;

/** How to find the type of a page, from its path or its JSON-LD. The first match counts. */
const pageTypeRule = z.strictObject({
  type: name,
  paths: z.array(glob).min(1).max(50).optional(),
  /** schema.org types, e.g. `JobPosting`. */
  schemaTypes: z.array(name).min(1).max(20).optional(),
});

const max = z.int().min(1).max(1_000);

/** How many occurrences are paid. */
const limit = z.union([
  z.enum(["every", "once", "once_per_session", "once_per_object"]),
  /** At most `max` in any `perDays` days. */
  z.strictObject({ max, perDays: z.number().positive().max(3_650) }),
  /** At most `max` in each day, week (from Monday) or month of the model's `timeZone`. */
  z.strictObject({ max, per: calendarPeriod }),
]);

const ruleHead = {
  /** Stable name: history and explanations refer to it. */
  id: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "must be lowercase letters, digits and _"),
  /** What a sales rep reads, e.g. "Viewed the pricing page". */
  title: z.string().min(1).max(120),
  /** `interest` adds to the score, `fit` to the grade, `disqualify` hides the lead from every list. */
  kind: z.enum(["interest", "fit", "disqualify"]),
  points,
  /** Name in `groups`: its rules share a cap. */
  group: name.optional(),
};

/** Pages name segments as `segment:NAME` beside the names of tiers. */
const tierName = name.regex(/^(?!segment:)/, 'must not begin with "segment:"');

/** Paid per occurrence, within a limit. */
const eventRule = z.strictObject({
  ...ruleHead,
  on: eventMatch,
  limit: limit.default("every"),
  /** Each paid occurrence is worth half after so many days, a quarter after twice as many. */
  decay: z.strictObject({ halfLifeDays: z.number().positive().max(3_650) }).optional(),
});

/** Paid while true. */
const stateRule = z.strictObject({ ...ruleHead, when: condition });

const group = z.strictObject({
  title: z.string().min(1).max(120),
  /** The group's rules add at most this. */
  max: z.number().min(0).optional(),
  /** The group's rules take at most this away: a negative number. */
  min: z.number().max(0).optional(),
  /** Name of the group that this one is part of: the sum under this cap counts towards that one. */
  within: name.optional(),
});

/** What sales should do first: a word for each pair of grade and tier. */
const priority = z.strictObject({
  /** For every pair that the matrix leaves out. */
  default: name,
  /** By grade, then by tier, e.g. `{"A": {"hot": "urgent"}}`. */
  matrix: z.record(name, z.record(name, name)),
});

export const modelSchema = z.strictObject({
  /** For editors: where the JSON Schema is. */
  $schema: z.string().optional(),
  specVersion: z.literal(1),
  name,
  title: z.string().max(120).optional(),
  /** The company that sells: its employees and competitors are not leads. */
  company: z
    .strictObject({
      domains: z.array(name).max(100).default([]),
      competitors: z.array(name).max(1_000).default([]),
    })
    .default({ domains: [], competitors: [] }),
  /** Time zone of days, weeks and months in rules. */
  timeZone: timeZone.default("UTC"),
  pageTypes: z.array(pageTypeRule).max(200),
  rules: z.array(z.union([eventRule, stateRule])).max(maxRules),
  groups: z.record(name, group).default({}),
  /** What tiers and stages are bands of: `score` (interest alone) or `total` (interest and fit). */
  basis: z.enum(["score", "total"]),
  /** Bands, highest first. Below the last one's threshold its name still holds. */
  tiers: z
    .array(z.strictObject({ name: tierName, atLeast: z.number() }))
    .min(1)
    .max(10),
  /** Thresholds that trigger a hand-off, highest first. Left only below `atLeast − hysteresis`. */
  stages: z
    .array(
      z.strictObject({
        name,
        atLeast: z.number(),
        hysteresis: z.number().min(0).default(0),
        /** The worst grade that may enter, whatever the points. */
        minGrade: name.optional(),
      }),
    )
    .max(10),
  /** Letters for fit, best first. Below the last one's threshold its letter still holds. */
  grades: z
    .array(z.strictObject({ letter: name, atLeast: z.number() }))
    .min(1)
    .max(10),
  /** Named sets of leads, for personalising and for filtering lists. They change no points. */
  segments: z.record(segmentName, segment).default({}),
  /** What to do first. Optional. */
  priority: priority.optional(),
});

/** A model as people write it. */
export type ModelDocument = z.input<typeof modelSchema>;
/** A validated model: every default is filled in. */
export type Model = z.output<typeof modelSchema>;
export type Rule = Model["rules"][number];
export type EventRule = Extract<Rule, { on: unknown }>;
export type StateRule = Extract<Rule, { when: unknown }>;
export type Limit = EventRule["limit"];
export type Kind = Rule["kind"];
