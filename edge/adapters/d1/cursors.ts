import type { CursorStore } from "../../ports/cursors.ts";

export const createD1CursorStore = (db: D1Database): CursorStore => ({
  async read(name) {
    const record = await db
      .prepare("SELECT seq FROM cursors WHERE name = ?1")
      .bind(name)
      .first<{ seq: number }>();
    return record?.seq ?? 0;
  },

  async advance(name, seq) {
    await db
      .prepare(
        `INSERT INTO cursors (name, seq) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > cursors.seq`,
      )
      .bind(name, seq)
      .run();
  },
});
