import * as z from "zod";
import type { CompiledModel } from "../shared/model/compile.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile } from "../shared/profile/profile.ts";
import type { Contribution } from "../shared/score/contribution.ts";
import { evaluate } from "../shared/score/evaluate.ts";
import { type NotEvaluable, notEvaluableAt } from "../shared/score/notEvaluable.ts";
import { decideStage } from "../shared/score/stage.ts";
import { anyEvent, type Event, traitValue } from "../shared/wire/event.ts";

const time = z.iso.datetime({ offset: true });

/** A lead whose score a person calculated by hand. */
const goldenLead = z.strictObject({
  name: z.string().min(1),
  /** The moment of evaluation; by default that of the last event. */
  now: time.optional(),
  /** Verified properties, known from the first event on. */
  traits: z.record(z.string(), traitValue).optional(),
  /** Events as on the wire, with `at` for their time and no id. */
  events: z.array(z.looseObject({ at: time, type: z.string() })).max(1_000),
  /** Any of: total, score, fit, grade, tier, stage, priority, contributions (points by rule). */
  expect: z.strictObject({
    total: z.number().optional(),
    score: z.number().optional(),
    fit: z.number().optional(),
    grade: z.string().optional(),
    tier: z.string().optional(),
    stage: z.string().nullable().optional(),
    priority: z.string().nullable().optional(),
    contributions: z.record(z.string(), z.number()).optional(),
  }),
});

export const goldenFile = z.strictObject({ leads: z.array(goldenLead).min(1).max(1_000) });
export type GoldenLead = z.infer<typeof goldenLead>;

/** A field whose value is not the expected one. */
interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The result of a golden lead. */
export interface GoldenOutcome {
  readonly name: string;
  /** Fields that differ from the expected ones; empty when the lead passes. */
  readonly differences: readonly Difference[];
  readonly contributions: readonly Pick<Contribution, "rule" | "title" | "points" | "reason">[];
  readonly notEvaluable: readonly NotEvaluable[];
}

/**
 * Scores a golden lead by a model.
 *
 * @throws When an event is not valid; the message names it.
 */
export function runGoldenLead(lead: GoldenLead, compiled: CompiledModel): GoldenOutcome {
  const events = eventsOf(lead);
  const last = Math.max(0, ...events.map(({ occurredAt }) => occurredAt));
  const now = lead.now === undefined ? last : Date.parse(lead.now);
  const profile = fold(emptyProfile, events);
  const evaluation = evaluate(compiled, profile, now);
  const contributions = evaluation.contributions.map(({ rule, title, points, reason }) => ({
    rule,
    title,
    points: rounded(points),
    reason,
  }));
  const actual: Record<string, unknown> = {
    ...evaluation,
    total: rounded(evaluation.total),
    score: rounded(evaluation.score),
    fit: rounded(evaluation.fit),
    stage: decideStage(null, evaluation, compiled.model),
  };
  const { contributions: expected, ...fields } = lead.expect;
  const points = Object.fromEntries(contributions.map((one) => [one.rule, one.points]));
  return {
    name: lead.name,
    differences: [
      ...differing(fields, (field) => actual[field]),
      ...(expected === undefined
        ? []
        : differing({ ...zeroes(points), ...expected }, pointsIn(points))),
    ],
    contributions,
    notEvaluable: notEvaluableAt(compiled, profile, now),
  };
}

const differing = (
  expected: Readonly<Record<string, unknown>>,
  actualOf: (field: string) => unknown,
): Difference[] =>
  Object.entries(expected)
    .filter(([field, value]) => value !== undefined && actualOf(field) !== value)
    .map(([field, value]) => ({ field, expected: value, actual: actualOf(field) }));

/** A rule that is not named is expected to count nothing. */
const zeroes = (points: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.keys(points).map((rule) => [rule, 0]));

const pointsIn = (points: Readonly<Record<string, number>>) => (rule: string) => points[rule] ?? 0;

/** In golden leads, people write decayed points with two decimals. */
const rounded = (points: number): number => Math.round(points * 100) / 100;

function eventsOf({ name, traits, events }: GoldenLead): Event[] {
  const first = events[0] === undefined ? 0 : Date.parse(events[0].at);
  const identify =
    traits === undefined ? [] : [{ type: "identify", at: first, traits, verified: true }];
  return [...identify, ...events].map(({ at, ...event }, index) => {
    const occurredAt = typeof at === "number" ? at : Date.parse(at);
    const parsed = anyEvent.safeParse({
      id: `golden-${String(index).padStart(4, "0")}`,
      ...event,
      occurredAt,
    });
    if (parsed.success) return parsed.data;
    const eventIndex = index - identify.length;
    const faults = parsed.error.issues
      .map(({ path, message }) => `${path.join(".")}: ${message}`)
      .join("; ");
    throw new Error(`"${name}", ${eventIndex < 0 ? "traits" : `events.${eventIndex}`}: ${faults}`);
  });
}
