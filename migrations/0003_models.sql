-- Every model that a site has published; the newest one scores.
CREATE TABLE models (
  site_key TEXT NOT NULL REFERENCES sites (site_key),
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  author TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (site_key, version)
) WITHOUT ROWID;
