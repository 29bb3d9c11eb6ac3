/**
 * A beacon reads through the newest chapter of its visitor in the index, and asks each one before for the ids
 * that come. As each chapter is longer than the one before, both grow with the root of how much a visitor did:
 * most visits are one chapter, a hundred thousand events are 110 of 1,800 at most.
 */
const eventsInFirst = 32;
const moreInEachNext = 16;

/** The chapter that a visitor's next events belong to. */
export const nextChapter = (visitor: string): string => `(
  SELECT chapter + (
    SELECT COUNT(*) >= ${eventsInFirst} + ${moreInEachNext} * newest.chapter FROM events
    WHERE visitor_id = ${visitor} AND events.chapter = newest.chapter
  )
  FROM (
    SELECT COALESCE((SELECT MAX(chapter) FROM events WHERE visitor_id = ${visitor}), 0) AS chapter
  ) AS newest
)`;

/** For `WITH RECURSIVE`: every chapter of every visitor id that a browser's events were stored under. */
export const chaptersOf = (browser: string): string => `
  known_chapter (visitor_id, chapter) AS (
    SELECT id, (SELECT MAX(chapter) FROM events WHERE visitor_id = id)
    FROM (SELECT ${browser} AS id UNION ALL SELECT visitor_id FROM personas WHERE browser_id = ${browser})
    UNION ALL
    SELECT visitor_id, chapter - 1 FROM known_chapter WHERE chapter > 0
  )`;

/** Is an event with this id in one of `chaptersOf`? */
export const isKnown = (eventId: string): string => `EXISTS (
  SELECT 1 FROM known_chapter CROSS JOIN events USING (visitor_id, chapter) WHERE event_id = ${eventId}
)`;
