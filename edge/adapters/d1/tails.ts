import type { Event } from "../../../shared/wire/event.ts";
import type { StoredEvent } from "../../ports/lead.ts";

/**
 * D1 takes no text above 2 MB, and an event has eight kilobytes at most. A tail is this long only when
 * its profile was dropped or could not be written for a while; it is then read row by row.
 */
const maxTailInRow = 200;

/** For `FROM events`: what came after an event of the same visitor. Reads from that one's chapter on. */
export const cameAfter = (visitor: string, upto: string): string => `visitor_id = ${visitor}
  AND chapter >= COALESCE(
    (SELECT chapter FROM events WHERE seq = ${upto} AND visitor_id = ${visitor}), 0
  )
  AND seq > ${upto}`;

/**
 * A visitor's tail in one column, as JSON of `[seq, received_at, event][]` in no order: each statement of a
 * batch and each row of an answer has its price, and `parseTail` sorts for less than SQLite does.
 */
export const tailInRow = (visitor: string, upto: string): string => `(
  SELECT json_group_array(json_array(seq, received_at, json(body))) FROM (
    SELECT seq, received_at, body FROM events INDEXED BY events_once
    WHERE ${cameAfter(visitor, upto)}
    LIMIT ${maxTailInRow}
  )
)`;

/** In the order of arrival; `null` when there may be more than the column has. */
export function parseTail(text: string): StoredEvent[] | null {
  const tail = JSON.parse(text) as [number, number, Event][];
  if (tail.length >= maxTailInRow) return null;
  return tail
    .sort(([a], [b]) => a - b)
    .map(([seq, receivedAt, event]) => ({ seq, receivedAt, event }));
}
