import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import type { MuteStore } from "../../ports/handoffs.ts";

export const createD1MuteStore = (db: D1Database): MuteStore => ({
  async find(lead) {
    const record = await db
      .prepare("SELECT lead_id, site_key, author, until FROM muted_leads WHERE lead_id = ?1")
      .bind(lead)
      .first<{ lead_id: LeadId; site_key: SiteKey; author: string; until: number | null }>();
    return (
      record && {
        lead: record.lead_id,
        site: record.site_key,
        author: record.author,
        until: record.until,
      }
    );
  },

  async put({ lead, site, author, until }) {
    await db
      .prepare(
        `INSERT INTO muted_leads (lead_id, site_key, author, until) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (lead_id) DO UPDATE SET author = excluded.author, until = excluded.until
         WHERE muted_leads.site_key = excluded.site_key`,
      )
      .bind(lead, site, author, until)
      .run();
  },

  async remove(site, lead) {
    await db
      .prepare("DELETE FROM muted_leads WHERE site_key = ?1 AND lead_id = ?2")
      .bind(site, lead)
      .run();
  },
});
