import { sessionGapMs } from "../../shared/profile/sessions.ts";
import { firstChannelOf } from "../../shared/score/firstChannel.ts";
import type { LeadRow, LeadUpdate, Projection, Snapshot } from "../ports/lead.ts";
import { companyOf, countryOf } from "./listedTraits.ts";
import type { Scored } from "./scoreSnapshot.ts";

/**
 * A tail this long is folded anew with every beacon at no cost worth naming; a longer one is worth the
 * row that D1 bills for a profile.
 */
const maxTail = 16;

/**
 * A profile waits for a beacon that changes no lead row, so that no beacon pays for both; but not past
 * this. (A batch of many events may be beyond it at once.)
 */
const maxTailWhileChanging = 64;

/** A scored lead as lists show it. */
export const rowOf = (snapshot: Snapshot, scored: Scored): LeadUpdate => ({
  lead: snapshot.lead,
  site: snapshot.site,
  score: scored.totals.score,
  fit: scored.totals.fit,
  total: scored.totals.total,
  grade: scored.totals.grade,
  tier: scored.totals.tier,
  stage: scored.stage,
  moves: scored.moves,
  suppressHandoffs: scored.isModelAlone,
  counted: scored.folded.flatMap(({ visitor, upto }) => (upto > 0 ? [[visitor, upto]] : [])),
  segments: scored.segments,
  country: countryOf(scored.profile.traits),
  company: companyOf(scored.profile.traits),
  source: firstChannelOf(scored.profile),
  firstSeen: scored.profile.firstSeen ?? 0,
  lastSeen: scored.profile.lastSeen ?? 0,
  upto: scored.upto,
  evaluatedAt: scored.evaluatedAt,
  nextChangeAt: scored.nextChangeAt,
  modelVersion: scored.modelVersion,
});

/** What is worth writing of a scored lead. `last_seen` is kept to the session, not to the second. */
export function decideProjection(snapshot: Snapshot, scored: Scored): Projection {
  const row = rowOf(snapshot, scored);
  const lead = snapshot.row === null || differs(snapshot.row, row) ? row : null;
  const allowed = lead === null ? maxTail : maxTailWhileChanging;
  return {
    lead,
    profiles: scored.folded.filter((_, index) => {
      const tail = snapshot.members[index]?.tail ?? [];
      return tail.length > allowed;
    }),
  };
}

const differs = (before: LeadRow, after: LeadRow): boolean =>
  before.score !== after.score ||
  before.fit !== after.fit ||
  before.grade !== after.grade ||
  before.tier !== after.tier ||
  before.stage !== after.stage ||
  before.country !== after.country ||
  before.company !== after.company ||
  before.source !== after.source ||
  before.segments.join() !== after.segments.join() ||
  before.firstSeen !== after.firstSeen ||
  after.lastSeen - before.lastSeen > sessionGapMs ||
  comesSooner(before, after);

/** A change that comes later than the list says is found when the job looks at it; a sooner one is not. */
const comesSooner = (before: LeadRow, after: LeadRow): boolean =>
  after.nextChangeAt !== null &&
  (before.nextChangeAt === null || after.nextChangeAt < before.nextChangeAt);
