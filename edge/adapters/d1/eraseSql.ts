/** The visitor id of an erased event that must keep the highest `seq`. */
export const noVisitor = "";

/** What the statements are given, each a parameter in JSON or a text. */
interface EraseParameters {
  /** Everything under these goes. */
  readonly ids: string;
  /** Leads that go on without. */
  readonly survivors: string;
  /** `[hash, refuses before, ends at]` of each id. */
  readonly tombstones: string;
  /**
   * Who the other browsers of a lead become when it bore the id of the one that goes. `null`: they go, too,
   * in another round.
   */
  readonly heir: string | null;
}

export interface EraseStep {
  readonly sql: string;
  readonly given: readonly (keyof EraseParameters)[];
  /** Whose number the rows are that it changes. */
  readonly counts?: "events" | "visitors" | "emails" | "handoffs" | "heirs";
}

const ids = "(SELECT value FROM json_each(?1))";
const ofIds = (table: string, column: string): EraseStep => ({
  sql: `DELETE FROM ${table} WHERE ${column} IN ${ids}`,
  given: ["ids"],
});

/** A browser that other people use, too: it continues as an unknown person, and not as one of them. */
const elsewhere = `browser_id NOT IN ${ids} AND current = 1`;

/**
 * One transaction that erases ids from every table (`erasures.contract.ts` fails for a table that is not
 * here). What finds others by its rows goes last.
 */
export const eraseSteps: readonly EraseStep[] = [
  // SQLite would give the highest `seq` again, below what the sweep has seen: its row stays, empty.
  {
    sql: `DELETE FROM events WHERE visitor_id = '${noVisitor}' AND seq < (SELECT MAX(seq) FROM events)`,
    given: [],
  },
  {
    sql: `UPDATE events SET visitor_id = '${noVisitor}', event_id = '', occurred_at = 0, received_at = 0, body = '{}'
      WHERE seq = (SELECT MAX(seq) FROM events) AND visitor_id IN ${ids}`,
    given: ["ids"],
    counts: "events",
  },
  { ...ofIds("events", "visitor_id"), counts: "events" },
  ofIds("profiles", "visitor_id"),
  ofIds("deliveries", "lead_id"),
  { ...ofIds("handoffs", "lead_id"), counts: "handoffs" },
  // The payload for destinations contains the erased browser's pages.
  {
    sql: `UPDATE handoffs SET story = NULL WHERE lead_id IN ${ids}`,
    given: ["survivors"],
  },
  ofIds("muted_leads", "lead_id"),
  ofIds("leads", "lead_id"),
  { ...ofIds("leads", "lead_id"), given: ["survivors"] },
  // An owner keeps a company as long as one of its people is known.
  {
    sql: `
      WITH account AS (
        SELECT DISTINCT site_key AS site, substr(email, instr(email, '@') + 1) AS domain
        FROM people WHERE lead_id IN ${ids}
      )
      DELETE FROM account_owners WHERE EXISTS (
        SELECT 1 FROM account WHERE site = account_owners.site_key AND domain = account_owners.account
      ) AND NOT EXISTS (
        SELECT 1 FROM people WHERE people.site_key = account_owners.site_key
          AND substr(email, instr(email, '@') + 1) = account_owners.account AND lead_id NOT IN ${ids}
      )`,
    given: ["ids"],
  },
  { ...ofIds("people", "lead_id"), counts: "emails" },
  // A page of a re-score ended at this lead: the next one begins just before where it stood.
  {
    sql: `UPDATE rescores SET after_lead = substr(after_lead, 1, 31) WHERE after_lead IN ${ids}`,
    given: ["ids"],
  },
  {
    sql: `UPDATE personas SET visitor_id = lower(hex(randomblob(16))) || '-user' WHERE visitor_id IN ${ids} AND ${elsewhere}`,
    given: ["ids"],
  },
  {
    sql: `UPDATE personas SET lead_id = visitor_id WHERE lead_id IN ${ids} AND ${elsewhere}`,
    given: ["ids"],
  },
  {
    sql: `DELETE FROM personas WHERE browser_id IN ${ids} OR visitor_id IN ${ids} OR lead_id IN ${ids}`,
    given: ["ids"],
  },
  { ...ofIds("visitors", "visitor_id"), counts: "visitors" },
  {
    sql: `UPDATE visitors SET lead_id = ?2 WHERE lead_id IN ${ids} AND ?2 IS NOT NULL`,
    given: ["ids", "heir"],
    counts: "heirs",
  },
  {
    sql: `
      INSERT INTO erasures (id_hash, refuses_before, ends_at)
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1) WHERE true
      ON CONFLICT (id_hash) DO UPDATE SET
        refuses_before = MAX(refuses_before, excluded.refuses_before),
        ends_at = MAX(ends_at, excluded.ends_at)`,
    given: ["tombstones"],
  },
];
