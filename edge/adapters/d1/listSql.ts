import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import { columnOf, fieldsWith } from "../../ports/leadColumns.ts";
import type { LeadFilter, LeadQuery, LeadSort } from "../../ports/leads.ts";
import { leadColumnList } from "./leadRecord.ts";

/**
 * Which part of a list: its top, or what comes after a lead, in two steps. First the leads with the same
 * value, then those below: each is one range of the index. Asked for as one, SQLite would walk over all
 * leads with the same value on every page, and a site has a hundred thousand with 5 points.
 */
export type From = "the top" | "its equals" | "below it";

/** Both have every column that filters look at; this one begins with the score, the other with the total. */
const indexOf = (by: LeadSort["by"]) => (by === "score" ? "leads_by_score" : "leads_listed");

/**
 * A page of leads. The inner query finds them in one index alone; the outer one reads only the rows that are
 * shown, in no order.
 *
 * By `total` and by `score` it walks the index and stops when the page is full; by anything else it reads all
 * of the site's leads in `leads_listed` (docs/decisions/0013-two-indexes.md).
 */
export function listSql(
  { site, filter, sort, limit, after }: LeadQuery,
  from: From,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const bound = (value: unknown): string => `?${values.push(value)}`;
  const conditions = [`site_key = ${bound(site)}`, ...conditionsOf(filter, bound)];
  const { column } = columnOf(sort.by);
  const [order, opposite, below, beyond] = sort.descending
    ? ["DESC", "ASC", "<", ">"]
    : ["ASC", "DESC", ">", "<"];
  if (after !== null && from === "its equals") {
    conditions.push(`${column} = ${bound(after.value)} AND lead_id ${beyond} ${bound(after.lead)}`);
  }
  if (after !== null && from === "below it") {
    conditions.push(`${column} ${below} ${bound(after.value)}`);
  }
  const sql = `
    WITH page AS MATERIALIZED (
      SELECT lead_id FROM leads INDEXED BY ${indexOf(sort.by)} WHERE ${conditions.join(" AND ")}
      ORDER BY ${column} ${order}, lead_id ${opposite} LIMIT ${bound(limit)}
    )
    SELECT ${leadColumnList},
      (SELECT email FROM people WHERE people.lead_id = leads.lead_id LIMIT 1) AS email
    FROM page CROSS JOIN leads ON leads.lead_id = page.lead_id`;
  return { sql, values };
}

function* conditionsOf(filter: LeadFilter, bound: (value: unknown) => string): Generator<string> {
  if (filter.tier === undefined) yield `tier <> '${disqualifiedTier}'`;
  // D1 takes a hundred parameters: the API lets through ten words a filter.
  for (const field of fieldsWith("isFilter")) {
    const words = filter[field];
    if (words !== undefined) yield `${columnOf(field).column} IN (${words.map(bound).join(", ")})`;
  }
  // `instr`, not LIKE: D1 refuses patterns of more than 50 bytes, and `%` in a name is a letter.
  if (filter.segment !== undefined) yield `instr(segments, ${bound(`"${filter.segment}"`)}) > 0`;
  if (filter.seenSince !== undefined) yield `last_seen >= ${bound(filter.seenSince)}`;
  if (filter.seenBefore !== undefined) yield `last_seen < ${bound(filter.seenBefore)}`;
  if (filter.text !== undefined) {
    const text = bound(filter.text);
    yield `(instr(lower(company), ${text}) > 0 OR lead_id IN (
      SELECT lead_id FROM people WHERE people.site_key = ?1 AND instr(email, ${text}) > 0
    ))`;
  }
}
