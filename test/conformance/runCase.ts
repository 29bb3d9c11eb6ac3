/**
 * Runs one conformance case. No test framework and no runtime in here: the same lines run in Node, in
 * workerd and in a browser.
 */

import { compileModel } from "../../shared/model/compile.ts";
import type { Model } from "../../shared/model/model.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { templates } from "../../shared/model/templates/templates.ts";
import { fold } from "../../shared/profile/fold.ts";
import { mergeProfiles } from "../../shared/profile/merge.ts";
import { emptyProfile, type Profile } from "../../shared/profile/profile.ts";
import { evaluate } from "../../shared/score/evaluate.ts";
import { notEvaluableAt } from "../../shared/score/notEvaluable.ts";
import { decideStage } from "../../shared/score/stage.ts";
import type { Event } from "../../shared/wire/event.ts";

export interface ConformanceCase {
  readonly name: string;
  readonly events: readonly Event[];
  /** A template; by default `b2b`. */
  readonly model?: keyof typeof templates;
  /** Fields of rules of the default model to replace, by id of the rule. */
  readonly modelChange?: Readonly<Record<string, object>>;
  /** Parts of the model to replace as a whole, e.g. `rules`. */
  readonly modelParts?: Readonly<Record<string, unknown>>;
  /** The moment of evaluation, milliseconds since 1970; by default that of the last event. */
  readonly now?: number;
  readonly expect: Readonly<Record<string, unknown>> & { readonly total: number };
  /** Name of a case whose lead must have the larger total. */
  readonly ranksBelow?: string;
}

/** Ways in which the same events may come. Ids decide what is new, as the store's unique index does. */
const deliveries: Readonly<Record<string, (events: readonly Event[]) => Profile>> = {
  "once, in order": (events) => fold(emptyProfile, events),
  twice: (events) => fold(emptyProfile, unseen([...events, ...events])),
  "one by one, reversed": (events) =>
    [...events].reverse().reduce((profile, event) => fold(profile, [event]), emptyProfile),
  "in three batches from two tabs": (events) => {
    const batches = [0, 1, 2].map((part) => events.filter((_, index) => index % 3 === part));
    const [first = [], second = [], third = []] = batches;
    return mergeProfiles(fold(fold(emptyProfile, third), first), fold(emptyProfile, second));
  },
};

export interface CaseOutcome {
  readonly delivery: string;
  /** What the case expects of this delivery, and what came out, field by field. */
  readonly expected: unknown;
  readonly actual: unknown;
}

export function runCase({
  events,
  model = "b2b",
  modelChange = {},
  modelParts = {},
  expect,
  now,
}: ConformanceCase): CaseOutcome[] {
  const at = now ?? Math.max(0, ...events.map(({ occurredAt }) => occurredAt));
  const compiled = compileModel(changed(model, modelChange, modelParts));
  return Object.entries(deliveries).map(([delivery, deliver]) => {
    const profile = deliver(events);
    const evaluation = evaluate(compiled, profile, at);
    const full: Record<string, unknown> = {
      ...evaluation,
      stage: decideStage(null, evaluation, compiled.model),
      contributions: Object.fromEntries(
        evaluation.contributions.map(({ rule, points }) => [rule, points]),
      ),
      notEvaluable: notEvaluableAt(compiled, profile, at).map(({ rule }) => rule),
      sumOfContributions: evaluation.contributions.reduce((sum, { points }) => sum + points, 0),
    };
    const expected: Record<string, unknown> = { ...expect, sumOfContributions: expect.total };
    const actual = Object.fromEntries(Object.keys(expected).map((field) => [field, full[field]]));
    return { delivery, expected, actual };
  });
}

/** A template, with some rules or parts changed. */
function changed(
  name: keyof typeof templates,
  changes: Readonly<Record<string, object>>,
  parts: Readonly<Record<string, unknown>>,
): Model {
  const template = templates[name];
  const parsed = parseModel({
    ...template,
    rules: template.rules.map((rule) => ({ ...rule, ...changes[rule.id] })),
    ...parts,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return parsed.value;
}

function unseen(events: readonly Event[]): Event[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
