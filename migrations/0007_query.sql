-- Lists are filtered by these. `country` and `company` are traits, `source` is the channel of the first
-- visit, `segments` is a JSON array of names.
ALTER TABLE leads ADD COLUMN country TEXT;
ALTER TABLE leads ADD COLUMN source TEXT;
ALTER TABLE leads ADD COLUMN company TEXT;
ALTER TABLE leads ADD COLUMN segments TEXT NOT NULL DEFAULT '[]';

-- One index for every list, with every column that filters and sorts read. A change of a lead bills one row
-- for it, as the index before did (docs/decisions/0007-lists.md).
DROP INDEX leads_by_total;
CREATE INDEX leads_listed ON leads (site_key, total DESC, lead_id, tier, stage, grade, country, source,
  segments, company, score, fit, first_seen, last_seen);

-- The scopes of a key, e.g. `read,write`. NULL: created before there were scopes, has all of them.
ALTER TABLE api_keys ADD COLUMN scopes TEXT;
-- Milliseconds since 1970; NULL: until it is revoked.
ALTER TABLE api_keys ADD COLUMN expires_at INTEGER;

-- The job reads every event again, and fills the new columns.
DELETE FROM cursors WHERE name = 'fold_tails';
