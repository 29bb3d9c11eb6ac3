-- Why a version was published, and which older one it brought back, if it did.
ALTER TABLE models ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN restores INTEGER;

-- One draft a site. The row stays when a draft is thrown away or published (without its document), so
-- that a revision never comes twice: what an editor has seen is known by it.
CREATE TABLE model_drafts (
  site_key TEXT PRIMARY KEY REFERENCES sites (site_key),
  revision INTEGER NOT NULL,
  document TEXT,
  author TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) WITHOUT ROWID;

-- How far the newest version has come in re-scoring everyone: by lead id, each page in one transaction.
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

-- The version of the model that a row was evaluated by. No index: a re-score walks by primary key.
ALTER TABLE leads ADD COLUMN model_version INTEGER NOT NULL DEFAULT 0;
