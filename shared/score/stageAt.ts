import type { CompiledModel } from "../model/compile.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { type Prepared, prepare, totalsAt } from "./evaluate.ts";
import { nextMoveAt } from "./forecast/nextChange.ts";
import { decideStage } from "./stage.ts";

/**
 * The stage that a lead was in at a moment, from its events alone.
 *
 * A stage depends on the stage before: it is entered and left at different thresholds. So it is decided at
 * the time of each event, and at each moment at which time alone changed something, in order. The row of
 * a lead has what was decided as events arrived. The two differ only when events arrived late: then the
 * row has what people were notified of, and this function returns what was true.
 *
 * @param events In any order; those after `at` do not count.
 * @param at Milliseconds since 1970.
 */
export function stageAt(
  compiled: CompiledModel,
  events: readonly Event[],
  at: number,
): string | null {
  const { model } = compiled;
  const past = events.filter(({ occurredAt }) => occurredAt <= at);
  if (past.length === 0) return null;
  const totals = totalsAt(prepare(compiled, fold(emptyProfile, past)), at);
  const fromNoStage = decideStage(null, totals, model);
  const fromTopStage = decideStage(model.stages[0]?.name ?? null, totals, model);
  // A lead from a stage in between gets a stage in between. So the past mostly does not matter.
  return fromNoStage === fromTopStage ? fromNoStage : replay(compiled, past, at);
}

function replay(compiled: CompiledModel, past: readonly Event[], at: number): string | null {
  const inOrder = [...past].sort((a, b) => a.occurredAt - b.occurredAt);
  let profile = emptyProfile;
  let stage: string | null = null;
  for (let next = 0; next < inOrder.length; ) {
    const time = (inOrder[next] as Event).occurredAt;
    const together: Event[] = [];
    for (let event = inOrder[next]; event?.occurredAt === time; event = inOrder[++next]) {
      together.push(event);
    }
    profile = fold(profile, together);
    const prepared = prepare(compiled, profile);
    stage = decideStage(stage, totalsAt(prepared, time), compiled.model);
    // At the time of the next event, that event decides.
    const until = (inOrder[next]?.occurredAt ?? at + 1) - 1;
    stage = throughTime(prepared, stage, time, until);
  }
  return stage;
}

/** The stage after a time in which nothing happened. */
function throughTime(
  prepared: Prepared,
  stageBefore: string | null,
  from: number,
  until: number,
): string | null {
  let stage = stageBefore;
  for (
    let at = nextMoveAt(prepared, from, stage);
    at !== null && at <= until;
    at = nextMoveAt(prepared, at, stage)
  ) {
    stage = decideStage(stage, totalsAt(prepared, at), prepared.compiled.model);
  }
  return stage;
}
