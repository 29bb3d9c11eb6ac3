-- Every event, once. `seq` is the order of arrival. Never delete the row with the highest `seq`: SQLite would
-- use its number again, and rows that have counted up to it (`upto`) would miss the new event.
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  visitor_id TEXT NOT NULL,
  site_key TEXT NOT NULL,
  event_id TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX events_once ON events (visitor_id, event_id);
-- Bounds the read of a visitor's tail by the tail, not by the visitor's whole history.
CREATE INDEX events_by_visitor ON events (visitor_id, seq);

-- A cache: a visitor's events up to `upto`, folded. Rows may be deleted at any time.
CREATE TABLE profiles (
  visitor_id TEXT PRIMARY KEY,
  upto INTEGER NOT NULL,
  profile TEXT NOT NULL
) WITHOUT ROWID;

-- A cache for lists. A single lead is evaluated from its events, and never read from here.
CREATE TABLE leads (
  lead_id TEXT PRIMARY KEY,
  site_key TEXT NOT NULL,
  score REAL NOT NULL,
  fit REAL NOT NULL,
  total REAL NOT NULL,
  grade TEXT NOT NULL,
  tier TEXT NOT NULL,
  stage TEXT,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  upto INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX leads_by_total ON leads (site_key, total DESC, lead_id) WHERE tier <> 'disqualified';

CREATE TABLE sites (
  site_key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- JSON array of origins, e.g. ["https://www.example.com", "https://*.example.com"].
  origins TEXT NOT NULL
) WITHOUT ROWID;

-- The key itself is shown once, when it is created.
CREATE TABLE api_keys (
  key_id TEXT PRIMARY KEY,
  key_hash TEXT NOT NULL,
  site_key TEXT NOT NULL REFERENCES sites (site_key),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

-- How far each job has come.
CREATE TABLE cursors (
  name TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) WITHOUT ROWID;
