-- Addresses for the webhooks of e-mail and form tools. The secret has to be there as it is: signatures are
-- made anew to be compared. The API never shows it again.
CREATE TABLE inbound_sources (
  -- 24 hex digits, in the address.
  source_id TEXT PRIMARY KEY,
  site_key TEXT NOT NULL REFERENCES sites (site_key),
  -- A name of edge/inbound/providers.ts.
  provider TEXT NOT NULL,
  name TEXT NOT NULL,
  secret TEXT NOT NULL,
  -- JSON: which field of a form is which trait, and how mailings and forms are called.
  settings TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX inbound_by_site ON inbound_sources (site_key);
