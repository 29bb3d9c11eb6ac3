-- When the tier or the stage will change if nothing else happens. No index: the job that looks for due
-- leads walks over a sixtieth of them each minute, by primary key; an index would bill another row for
-- every write of a lead, all day, to save reads once an hour.
ALTER TABLE leads ADD COLUMN next_change_at INTEGER;
-- Of two rows that have seen the same events the one evaluated later stays.
ALTER TABLE leads ADD COLUMN evaluated_at INTEGER NOT NULL DEFAULT 0;
