import type { OwnerStore } from "../../ports/handoffs.ts";

export const createD1OwnerStore = (db: D1Database): OwnerStore => ({
  async takeTurn(site, pool) {
    const record = await db
      .prepare(
        `INSERT INTO owner_turns (site_key, pool, turn) VALUES (?1, ?2, 0)
         ON CONFLICT (site_key, pool) DO UPDATE SET turn = turn + 1 RETURNING turn`,
      )
      .bind(site, pool)
      .first<{ turn: number }>();
    return record?.turn ?? 0;
  },

  async ownerOfAccount(site, pool, account) {
    const record = await db
      .prepare(
        "SELECT owner FROM account_owners WHERE site_key = ?1 AND pool = ?2 AND account = ?3",
      )
      .bind(site, pool, account)
      .first<{ owner: string }>();
    return record?.owner ?? null;
  },

  async giveAccount(site, pool, account, owner, instead) {
    const [, found] = await db.batch<{ owner: string }>([
      db
        .prepare(
          `INSERT INTO account_owners (site_key, pool, account, owner) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT DO UPDATE SET owner = excluded.owner WHERE account_owners.owner = ?5`,
        )
        .bind(site, pool, account, owner, instead),
      db
        .prepare(
          "SELECT owner FROM account_owners WHERE site_key = ?1 AND pool = ?2 AND account = ?3",
        )
        .bind(site, pool, account),
    ]);
    return found?.results[0]?.owner ?? owner;
  },
});
