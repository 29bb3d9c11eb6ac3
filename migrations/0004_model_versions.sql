-- Why a version was published, and which older version it restored, if any.
ALTER TABLE models ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN restores INTEGER;

-- One draft for each site. When a draft is discarded or published, the row stays without its document: a
-- revision is never used twice, because it says what an editor has seen.
CREATE TABLE model_drafts (
  site_key TEXT PRIMARY KEY REFERENCES sites (site_key),
  revision INTEGER NOT NULL,
  document TEXT,
  author TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) WITHOUT ROWID;

-- How far the newest version has re-scored the leads: by lead id, each page in one transaction.
CREATE TABLE rescores (
  site_key TEXT PRIMARY KEY REFERENCES sites (site_key),
  version INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  restaged INTEGER NOT NULL,
  after_lead TEXT NOT NULL,
  finished_at INTEGER
) WITHOUT ROWID;

-- The version of the model that evaluated the row. No index: a re-score walks by primary key.
ALTER TABLE leads ADD COLUMN model_version INTEGER NOT NULL DEFAULT 0;
