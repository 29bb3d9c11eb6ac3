import { decideStage } from "../../shared/decide/stage.ts";
import type { LeadId, SiteKey } from "../../shared/identity/ids.ts";
import { fold } from "../../shared/profile/fold.ts";
import { emptyProfile, type Profile } from "../../shared/profile/profile.ts";
import type { Contribution } from "../../shared/score/contribution.ts";
import { evaluatePrepared, prepare } from "../../shared/score/evaluate.ts";
import { nextChangeAt } from "../../shared/score/nextChange.ts";
import { timelineOf } from "../../shared/score/timeline.ts";
import { scoreSnapshot } from "../collect/scoreSnapshot.ts";
import { pinModels } from "../models/pinModels.ts";
import type { Ports } from "../ports.ts";

/** A lead as sales sees it. Evaluated from its events at this moment, never read from a list. */
export interface LeadView {
  readonly lead: LeadId;
  readonly score: number;
  readonly fit: number;
  readonly total: number;
  readonly grade: string;
  readonly tier: string;
  readonly stage: string | null;
  /** When tier or stage change by themselves if nothing else happens, or `null`. */
  readonly nextChangeAt: number | null;
  /** Milliseconds since 1970. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  /** Visits: sessions in which a page was seen. Of older days only totals are kept: each is one. */
  readonly sessions: number;
  readonly visitors: readonly string[];
  readonly traits: Readonly<
    Record<string, { readonly value: unknown; readonly verified: boolean }>
  >;
}

export interface Explanation extends LeadView {
  /** The moment it holds for, milliseconds since 1970. */
  readonly at: number;
  /** They add up to `total`. */
  readonly contributions: readonly Contribution[];
}

/** Explains a lead's score now; `null` when the site has no such lead. */
export async function explainLead(
  site: SiteKey,
  lead: LeadId,
  { events, models, clock }: Pick<Ports, "events" | "models" | "clock">,
): Promise<Explanation | null> {
  const now = clock();
  const [snapshot, compiled] = await Promise.all([events.snapshot(lead), models.published(site)]);
  if (snapshot === null || snapshot.site !== site) return null;
  const { profile, evaluation, stage, nextChangeAt } = scoreSnapshot(snapshot, compiled, now);
  const { disqualified: _, ...points } = evaluation;
  return {
    lead,
    at: now,
    ...points,
    stage,
    nextChangeAt,
    ...summaryOf(profile),
    visitors: snapshot.members.map(({ visitor }) => visitor),
  };
}

/** Explains what a lead's score was at a moment: a replay of its events up to then. */
export async function explainLeadAt(
  site: SiteKey,
  lead: LeadId,
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
  const profile = fold(
    emptyProfile,
    history.map(({ event }) => event),
  );
  const prepared = prepare(compiled, profile);
  const evaluation = evaluatePrepared(prepared, atMs);
  const stage = decideStage(null, evaluation, compiled.model);
  const { disqualified: _, ...points } = evaluation;
  return {
    ...now,
    at: atMs,
    ...points,
    stage,
    nextChangeAt: nextChangeAt(prepared, atMs, stage),
    ...summaryOf(profile),
  };
}

function summaryOf(profile: Profile) {
  const visits = timelineOf(profile).filter(({ what }) => what.type === "page_view");
  return {
    firstSeen: profile.firstSeen,
    lastSeen: profile.lastSeen,
    sessions: new Set(visits.map(({ session }) => session)).size,
    traits: Object.fromEntries(
      Object.entries(profile.traits).map(([name, { value, verified }]) => [
        name,
        { value, verified },
      ]),
    ),
  };
}
