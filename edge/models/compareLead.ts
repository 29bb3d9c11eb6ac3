import type { CompiledModel } from "../../shared/model/compile.ts";
import type { PreviewStanding, RuleChange } from "../../shared/preview/previewSummary.ts";
import type { Compared } from "../../shared/preview/tallyPreview.ts";
import type { Profile } from "../../shared/profile/profile.ts";
import type { Contribution } from "../../shared/score/contribution.ts";
import { evaluatePrepared, prepare, totalsAt } from "../../shared/score/evaluate.ts";
import { roundPoints } from "../../shared/score/roundPoints.ts";
import { decideStage } from "../../shared/score/stage.ts";
import type { Snapshot } from "../ports/lead.ts";
import { foldMembers, profileOf } from "../scoring/scoreSnapshot.ts";

/** Rules named of one lead. */
const maxRules = 5;

/**
 * A lead by two models at one moment. Of each it takes what the numbers need; sentences that explain them
 * would be most of the work, and are shown of a handful of leads only.
 *
 * @param now Milliseconds since 1970.
 */
export function compareLead(
  { lead, members, row }: Snapshot,
  before: CompiledModel,
  after: CompiledModel,
  now: number,
): Compared {
  const profile = profileOf(foldMembers(members));
  const stage = row?.stage ?? null;
  const old = scoreOf(profile, before, stage, now);
  const fresh = scoreOf(profile, after, stage, now);
  return {
    lead,
    before: old.standing,
    after: fresh.standing,
    rules: () => ruleChanges(old.paid(), fresh.paid()),
  };
}

type Paid = readonly Pick<Contribution, "rule" | "title" | "points">[];

function scoreOf(
  profile: Profile,
  compiled: CompiledModel,
  stageBefore: string | null,
  now: number,
) {
  const prepared = prepare(compiled, profile);
  const totals = totalsAt(prepared, now);
  const standing: PreviewStanding = {
    points: roundPoints(totals.score + totals.fit),
    total: totals.total,
    tier: totals.tier,
    stage: decideStage(stageBefore, totals, compiled.model),
    grade: totals.grade,
  };
  return { standing, paid: (): Paid => evaluatePrepared(prepared, now).contributions };
}

/** What each rule gave by either model, where that differs; the largest difference first. */
function ruleChanges(before: Paid, after: Paid): RuleChange[] {
  const changes = new Map<string, RuleChange>();
  for (const { rule, title, points } of before) {
    changes.set(rule, { rule, title, before: points, after: 0 });
  }
  for (const { rule, title, points } of after) {
    changes.set(rule, { rule, title, before: changes.get(rule)?.before ?? 0, after: points });
  }
  const moveOf = (change: RuleChange) => Math.abs(change.after - change.before);
  return [...changes.values()]
    .filter((change) => change.before !== change.after)
    .sort((a, b) => moveOf(b) - moveOf(a) || (a.rule < b.rule ? -1 : 1))
    .slice(0, maxRules);
}
