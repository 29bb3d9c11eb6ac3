-- When tier, stage or a segment changes if nothing else happens. No index: each minute a job walks over a
-- sixtieth of the leads by primary key. An index would bill one more row for every write of a lead, all day,
-- to save reads once an hour.
ALTER TABLE leads ADD COLUMN next_change_at INTEGER;
-- Of two rows that count the same events, the one evaluated later stays.
ALTER TABLE leads ADD COLUMN evaluated_at INTEGER NOT NULL DEFAULT 0;
