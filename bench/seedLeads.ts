import { randomBytes } from "node:crypto";
import type { D1Database } from "@cloudflare/workers-types";
import { createDefaultModels } from "../edge/models/defaultModels.ts";
import { rowOf } from "../edge/scoring/rowOf.ts";
import { scoreSnapshot } from "../edge/scoring/scoreSnapshot.ts";
import type { LeadId, SiteKey, VisitorId } from "../shared/identity/ids.ts";
import { encodeProfile } from "../shared/profile/encode.ts";
import { fold } from "../shared/profile/fold.ts";
import { emptyProfile } from "../shared/profile/profile.ts";
import { lifeOf, livesEnd } from "./lives.ts";

const leadsPerStatement = 500;

/**
 * Puts leads with stored profiles into a local D1, past the Worker. The profiles are folds of as many
 * different lives, the rows what the default model gives for them.
 *
 * @returns Bytes of a stored profile, on average.
 */
export async function seedLeads(
  db: D1Database,
  site: SiteKey,
  leads: number,
  sessions: number,
): Promise<number> {
  const model = await createDefaultModels().published(site);
  const now = Date.now();
  const lives = Array.from({ length: 500 }, (_, seed) => {
    const events = lifeOf(sessions, seed).map((event) => ({
      ...event,
      occurredAt: now - livesEnd + event.occurredAt,
    }));
    const profile = fold(emptyProfile, events);
    return { profile, stored: encodeProfile(profile) };
  });
  let bytes = 0;
  for (let from = 0; from < leads; from += leadsPerStatement) {
    const rows = lives.slice(0, Math.min(leadsPerStatement, leads - from)).map((life) => {
      const visitor = randomBytes(16).toString("hex") as VisitorId;
      const member = { visitor, verified: true, profile: life.profile, upto: 1, tail: [] };
      const lead = visitor as string as LeadId;
      const snapshot = { lead, self: visitor, site, row: null, members: [member] };
      bytes += life.stored.length;
      return { ...rowOf(snapshot, scoreSnapshot(snapshot, model, now)), stored: life.stored };
    });
    // Both from one parameter: D1 takes 2 MB in each.
    const texts = JSON.stringify(rows);
    await db.batch([
      db.prepare(insertProfiles).bind(texts),
      db.prepare(insertLeads).bind(JSON.stringify(rows.map(({ stored: _, ...row }) => row))),
    ]);
  }
  return bytes / leads;
}

const insertProfiles = `
  INSERT INTO profiles (visitor_id, upto, profile)
  SELECT value ->> 'lead', value ->> 'upto', value ->> 'stored' FROM json_each(?1)`;

const insertLeads = `
  INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, stage, first_seen, last_seen, upto,
    evaluated_at, next_change_at)
  SELECT value ->> 'lead', value ->> 'site', value ->> 'score', value ->> 'fit', value ->> 'total',
    value ->> 'grade', value ->> 'tier', value ->> 'stage', value ->> 'firstSeen', value ->> 'lastSeen',
    value ->> 'upto', value ->> 'evaluatedAt', value ->> 'nextChangeAt'
  FROM json_each(?1)`;
