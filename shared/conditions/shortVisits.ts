import * as z from "zod";
import { sessionGapMs } from "../profile/sessions.ts";
import type { LeadFacts } from "./facts.ts";
import { anyActivity, mentionsNothing, neverContradicts, type Operator } from "./operator.ts";

const schema = z.strictObject({
  /** Visits of one page that were over sooner than this; a visit is over half an hour after its end. */
  shortVisits: z.strictObject({
    belowSeconds: z.number().positive().max(3_600),
    atLeast: z.int().min(1),
  }),
});

type ShortVisits = z.infer<typeof schema>;

export const shortVisits = {
  schema,
  holds: ({ shortVisits }, facts, now) => found(shortVisits, facts, now) >= shortVisits.atLeast,
  because: ({ shortVisits }, facts, now) =>
    sentence(found(shortVisits, facts, now), shortVisits.belowSeconds),
  inWords: ({ shortVisits: { atLeast, belowSeconds } }) => sentence(atLeast, belowSeconds),
  isTimed: () => true,
  breakpoints: (_, facts) => facts.onePageVisits().map(({ endedAt }) => endedAt + sessionGapMs + 1),
  ...mentionsNothing,
  ...anyActivity,
  ...neverContradicts,
} satisfies Operator<ShortVisits>;

const sentence = (count: number, belowSeconds: number): string =>
  `${count} ${count === 1 ? "visit" : "visits"} of one page under ${belowSeconds} s`;

const found = (
  { belowSeconds }: ShortVisits["shortVisits"],
  { onePageVisits }: LeadFacts,
  now: number,
): number =>
  onePageVisits().filter(
    ({ endedAt, lastedMs }) => lastedMs < belowSeconds * 1_000 && now - endedAt > sessionGapMs,
  ).length;
