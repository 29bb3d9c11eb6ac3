import type { Explanation as ApiExplanation } from "../../shared/api/lead.ts";
import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import { fold } from "../../shared/profile/fold.ts";
import { emptyProfile, type Profile } from "../../shared/profile/profile.ts";
import { type Evaluation, evaluatePrepared, prepare } from "../../shared/score/evaluate.ts";
import { nextChangeAt } from "../../shared/score/forecast/nextChange.ts";
import { notEvaluableAt } from "../../shared/score/notEvaluable.ts";
import { segmentsAt } from "../../shared/score/segments.ts";
import { stageAt } from "../../shared/score/stageAt.ts";
import { timelineOf } from "../../shared/score/timeline.ts";
import { pinModels } from "../models/pinModels.ts";
import type { Snapshot } from "../ports/lead.ts";
import type { Ports } from "../ports/ports.ts";
import { scoreSnapshot } from "../scoring/scoreSnapshot.ts";

/** The API's explanation, with ids as the stores take them. */
export interface Explanation extends Omit<ApiExplanation, "lead" | "visitors"> {
  readonly lead: LeadId;
  /** Its browsers; `verified`: a back end vouches that the person uses it. */
  readonly visitors: readonly { readonly visitor: VisitorId; readonly verified: boolean }[];
}

/** A lead without the reasons for its score. */
export type LeadView = Omit<Explanation, "at" | "contributions" | "notEvaluable">;

/** Explains a lead's score now; `null` when the site has no such lead. */
export async function explainLead(
  site: SiteKey,
  lead: LeadId | VisitorId,
  { events, models, clock }: Pick<Ports, "events" | "models" | "clock">,
): Promise<Explanation | null> {
  const now = clock();
  const [snapshot, compiled] = await Promise.all([events.snapshot(lead), models.published(site)]);
  if (snapshot === null || snapshot.site !== site) return null;
  const scored = scoreSnapshot(snapshot, compiled, now);
  const { profile, explain, stage, segments, nextChangeAt } = scored;
  return {
    lead: snapshot.lead,
    at: now,
    ...pointsOf(explain()),
    stage,
    segments,
    nextChangeAt,
    notEvaluable: notEvaluableAt(compiled, profile, now),
    ...summaryOf(profile),
    visitors: visitorsOf(snapshot),
  };
}

/** Explains what a lead's score was at a moment: a replay of its events up to then. */
export async function explainLeadAt(
  site: SiteKey,
  lead: LeadId | VisitorId,
  atMs: number,
  unpinned: Pick<Ports, "events" | "models" | "clock">,
): Promise<Explanation | null> {
  const ports = pinModels(unpinned);
  const now = await explainLead(site, lead, ports);
  if (now === null) return null;
  const [history, compiled] = await Promise.all([
    ports.events.history(lead, atMs),
    ports.models.published(site),
  ]);
  const events = history.map(({ event }) => event);
  const profile = fold(emptyProfile, events);
  const prepared = prepare(compiled, profile);
  const evaluation = evaluatePrepared(prepared, atMs);
  const stage = stageAt(compiled, events, atMs);
  return {
    ...now,
    at: atMs,
    ...pointsOf(evaluation),
    stage,
    segments: segmentsAt(prepared, { ...evaluation, stage }, atMs),
    nextChangeAt: nextChangeAt(prepared, atMs, stage),
    notEvaluable: notEvaluableAt(compiled, profile, atMs),
    ...summaryOf(profile),
  };
}

/** The points without the values that only the evaluation needs. */
function pointsOf({ value: _, disqualified: __, ...points }: Evaluation) {
  return points;
}

/** Events from back ends are stored under the lead's own id, which is no browser. */
function visitorsOf({ lead, members }: Snapshot): Explanation["visitors"] {
  const isAnonymous = members.length === 1;
  return members
    .filter(({ visitor }) => isAnonymous || (visitor as string) !== lead)
    .map(({ visitor, verified }) => ({ visitor, verified: verified && !isAnonymous }));
}

function summaryOf(profile: Profile) {
  const { what, session } = timelineOf(profile);
  return {
    firstSeen: profile.firstSeen,
    lastSeen: profile.lastSeen,
    sessions: new Set(session.filter((_, place) => what[place]?.type === "page_view")).size,
    traits: Object.fromEntries(
      Object.entries(profile.traits).map(([name, { value, verified, inferred }]) => [
        name,
        { value, verified, ...(inferred && { inferred }) },
      ]),
    ),
    adjustments: profile.adjustments.map(({ key: _, ...adjustment }) => adjustment),
  };
}
