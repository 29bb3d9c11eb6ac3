-- A visitor's events are divided into chapters, in the order of arrival, so that one index serves both reads
-- (docs/decisions/0010-chapters.md): an event is found by its id, chapter by chapter, and a tail is read from
-- the chapter where the profile ended. The index keeps an id unique within one chapter only: an INSERT looks
-- into all chapters first. Events from before this migration are all in chapter 0.
ALTER TABLE events ADD COLUMN chapter INTEGER NOT NULL DEFAULT 0;
DROP INDEX events_by_visitor;
DROP INDEX events_once;
CREATE UNIQUE INDEX events_once ON events (visitor_id, chapter, event_id);

-- The row saved on each event pays for lists by score.
CREATE INDEX leads_by_score ON leads (site_key, score DESC, lead_id, tier, stage, grade, country, source,
  segments, company, last_seen);
