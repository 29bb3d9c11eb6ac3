import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { SiteStore } from "../../ports/sites.ts";

export const createD1SiteStore = (db: D1Database): SiteStore => ({
  async find(key) {
    const record = await db
      .prepare("SELECT site_key, name, origins, secret FROM sites WHERE site_key = ?1")
      .bind(key)
      .first<{ site_key: SiteKey; name: string; origins: string; secret: string | null }>();
    return (
      record && {
        key: record.site_key,
        name: record.name,
        origins: JSON.parse(record.origins) as string[],
        secret: record.secret,
      }
    );
  },
});
