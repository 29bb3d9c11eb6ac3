-- What lists are filtered by. `country` and `company` are traits, `source` is the channel of the first
-- visit, `segments` is a JSON array of names.
ALTER TABLE leads ADD COLUMN country TEXT;
ALTER TABLE leads ADD COLUMN source TEXT;
ALTER TABLE leads ADD COLUMN company TEXT;
ALTER TABLE leads ADD COLUMN segments TEXT NOT NULL DEFAULT '[]';

-- One index for every list, with all that filters and sorts look at: a lead's change bills one row for it,
-- as the index before did (docs/decisions/0007-lists.md).
DROP INDEX leads_by_total;
CREATE INDEX leads_listed ON leads (site_key, total DESC, lead_id, tier, stage, grade, country, source,
  segments, company, score, fit, first_seen, last_seen);

-- Which routes a key opens, `read,write`; NULL: made before there were scopes, opens all.
ALTER TABLE api_keys ADD COLUMN scopes TEXT;
-- Milliseconds since 1970; NULL: until it is revoked.
ALTER TABLE api_keys ADD COLUMN expires_at INTEGER;

-- The sweep goes over everyone again, and fills the new columns.
DELETE FROM cursors WHERE name = 'fold_tails';
