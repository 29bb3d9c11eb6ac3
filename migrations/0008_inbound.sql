-- URLs for the webhooks of e-mail and form tools. The secret is not hashed, because a signature is checked
-- by computing it again. The API never shows it again.
CREATE TABLE inbound_sources (
  -- 24 hex digits, part of the URL.
  source_id TEXT PRIMARY KEY,
  site_key TEXT NOT NULL REFERENCES sites (site_key),
  -- A name in edge/intake/webhooks/providers.ts.
  provider TEXT NOT NULL,
  name TEXT NOT NULL,
  secret TEXT NOT NULL,
  -- JSON: the trait of each form field, and the names of mailings and forms.
  settings TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX inbound_by_site ON inbound_sources (site_key);
