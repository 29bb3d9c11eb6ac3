-- A visitor's events stand in chapters, in the order of arrival. With the chapter in it, one index does what
-- two did (docs/decisions/0010-chapters.md): an event is found by its id, chapter by chapter, and a tail
-- begins in the chapter where the profile ended. Whoever inserts asks all chapters for the id: the index
-- keeps it unique within one only.
-- What is there already is everybody's first chapter, however long; it bounds nothing until the next begins.
ALTER TABLE events ADD COLUMN chapter INTEGER NOT NULL DEFAULT 0;
DROP INDEX events_by_visitor;
DROP INDEX events_once;
CREATE UNIQUE INDEX events_once ON events (visitor_id, chapter, event_id);

-- The row that this saves on each event, for lists by score.
CREATE INDEX leads_by_score ON leads (site_key, score DESC, lead_id, tier, stage, grade, country, source,
  segments, company, last_seen);
