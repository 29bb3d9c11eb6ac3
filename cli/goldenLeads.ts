import * as z from "zod";
import { decideStage } from "../shared/decide/stage.ts";
import type { CompiledModel } from "../shared/model/compile.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile } from "../shared/profile/profile.ts";
import { evaluate } from "../shared/score/evaluate.ts";
import { anyEvent, type Event, traitValue } from "../shared/wire/event.ts";

const time = z.iso.datetime({ offset: true });

/** A lead whose score somebody worked out by hand. */
const goldenLead = z.strictObject({
  name: z.string().min(1),
  /** The moment of evaluation; by default that of the last event. */
  now: time.optional(),
  /** Verified facts, known from the first event on. */
  traits: z.record(z.string(), traitValue).optional(),
  /** Events as on the wire, with `at` for their time and no id. */
  events: z.array(z.looseObject({ at: time, type: z.string() })).max(1_000),
  /** Any of: total, score, fit, grade, tier, stage, contributions (points by rule). */
  expect: z.strictObject({
    total: z.number().optional(),
    score: z.number().optional(),
    fit: z.number().optional(),
    grade: z.string().optional(),
    tier: z.string().optional(),
    stage: z.string().nullable().optional(),
    contributions: z.record(z.string(), z.number()).optional(),
  }),
});

export const goldenFile = z.strictObject({ leads: z.array(goldenLead).min(1).max(1_000) });
export type GoldenLead = z.infer<typeof goldenLead>;

/** A field that came out otherwise. */
export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Scores a golden lead by a model.
 *
 * @returns What differs from what it expects; nothing when all is well.
 * @throws When an event is none; the message names it.
 */
export function runGoldenLead(lead: GoldenLead, compiled: CompiledModel): Difference[] {
  const events = eventsOf(lead);
  const last = Math.max(0, ...events.map(({ occurredAt }) => occurredAt));
  const now = lead.now === undefined ? last : Date.parse(lead.now);
  const evaluation = evaluate(compiled, fold(emptyProfile, events), now);
  const points = Object.fromEntries(
    evaluation.contributions.map((one) => [one.rule, rounded(one.points)]),
  );
  const actual: Record<string, unknown> = {
    ...evaluation,
    total: rounded(evaluation.total),
    score: rounded(evaluation.score),
    fit: rounded(evaluation.fit),
    stage: decideStage(null, evaluation, compiled.model),
  };
  const { contributions = null, ...fields } = lead.expect;
  const differences = Object.entries(fields)
    .filter(([field, expected]) => expected !== undefined && actual[field] !== expected)
    .map(([field, expected]) => ({ field, expected, actual: actual[field] }));
  if (contributions === null) return differences;
  const rules = new Set([...Object.keys(contributions), ...Object.keys(points)]);
  for (const rule of rules) {
    const expected = contributions[rule] ?? 0;
    const given = points[rule] ?? 0;
    if (given !== expected) differences.push({ field: rule, expected, actual: given });
  }
  return differences;
}

/** People write two decimals of what decays. */
const rounded = (points: number): number => Math.round(points * 100) / 100;

function eventsOf({ name, traits, events }: GoldenLead): Event[] {
  const first = events[0] === undefined ? 0 : Date.parse(events[0].at);
  const facts =
    traits === undefined ? [] : [{ type: "identify", at: first, traits, verified: true }];
  return [...facts, ...events].map(({ at, ...event }, index) => {
    const occurredAt = typeof at === "number" ? at : Date.parse(at);
    const parsed = anyEvent.safeParse({
      id: `golden-${String(index).padStart(4, "0")}`,
      ...event,
      occurredAt,
    });
    if (parsed.success) return parsed.data;
    const place = index - facts.length;
    const what = parsed.error.issues
      .map(({ path, message }) => `${path.join(".")}: ${message}`)
      .join("; ");
    throw new Error(`"${name}", ${place < 0 ? "traits" : `events.${place}`}: ${what}`);
  });
}
