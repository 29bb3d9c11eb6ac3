/** `GET /v1/leads`: its parameters and its answer. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";
import { leadId, milliseconds, moment } from "./words.ts";

/** A lead as lists show it. */
const listedLead = z.strictObject({
  lead: leadId,
  email: z.string().nullable(),
  score: z.number().describe("Interest: points from behaviour"),
  fit: z.number().describe("Points from traits"),
  total: z.number().describe("The sum of all contributions"),
  grade: z.string().describe("A letter for fit"),
  tier: z.string().describe("`cold`, `warm`, `hot`, `disqualified`, or a band of your model"),
  priority: z.string().nullable().describe("The priority that the model names for grade and tier"),
  stage: z.string().nullable().describe("e.g. `MQL`, `SQL`"),
  segments: z.array(z.string()).describe("Segments of the model that it is in"),
  country: z.string().nullable(),
  company: z.string().nullable(),
  source: z.string().nullable().describe("Channel of the first visit, e.g. `organic_search`"),
  firstSeen: milliseconds,
  lastSeen: milliseconds,
  nextChangeAt: milliseconds.nullable().describe("When tier, stage or a segment changes by itself"),
});
export type ListedLead = AnswerOf<typeof listedLead>;
export type LeadField = keyof ListedLead;
export const leadFields = Object.keys(listedLead.shape) as LeadField[];

const word = z.string().trim().min(1).max(80);
/** `hot,warm`: one of them. D1 takes a hundred parameters, and there are five such filters. */
const words = z
  .string()
  .describe("One, or several with commas between")
  .transform((text) => text.split(","))
  .pipe(z.array(word).min(1).max(10));

const sortKeys = ["total", "score", "fit", "lastSeen", "firstSeen"] as const;

/** `-total` is the highest first. */
const sort = z
  .enum(sortKeys.flatMap((key) => [`-${key}`, key] as const))
  .default("-total")
  .describe("`-` for the highest, or latest, first")
  .transform((text) => ({
    by: text.replace("-", "") as (typeof sortKeys)[number],
    descending: text.startsWith("-"),
  }));

const fields = z
  .string()
  .describe("Only these, with commas between")
  .transform((text) => text.split(","))
  .pipe(z.array(z.enum(leadFields)).min(1));

/** Filters of a list and of an export. */
export const leadFilter = z.strictObject({
  tier: words.optional(),
  stage: words.optional(),
  grade: words.optional(),
  country: words.optional(),
  source: words.optional(),
  segment: word.optional(),
  seenSince: moment.optional(),
  seenBefore: moment.optional(),
  q: word.optional().describe("Part of the e-mail address, or of the company's name"),
});

export const maxLimit = 200;

export const listParameters = leadFilter.extend({
  sort,
  fields: fields.optional(),
  limit: z.coerce.number().int().min(1).max(maxLimit).default(50),
  cursor: z.string().max(400).optional().describe("`next` of the page before"),
});

/** Always by total: any other order would read every lead again for each of its pages. */
export const exportParameters = leadFilter.extend({ fields: fields.optional() });

/** As a URL has them. */
export type ListParameters = z.input<typeof listParameters>;

export const leadPage = z.strictObject({
  leads: z.array(listedLead.partial()).describe("With `fields=`, only those"),
  next: z.string().nullable().describe("`cursor` of the next page; `null` on the last"),
});
