-- How often this lead has entered a stage, any stage: each entry is an episode.
ALTER TABLE leads ADD COLUMN episode INTEGER NOT NULL DEFAULT 0;

-- The outbox: a lead entered a stage. Written in the transaction that writes the lead's row. It stays when
-- that row is deleted, so that no hand-off is sent twice when lists are rebuilt.
CREATE TABLE handoffs (
  lead_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  episode INTEGER NOT NULL,
  site_key TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  -- 'new', then 'routed' to destinations, or 'dropped' for the reason in `note`.
  state TEXT NOT NULL DEFAULT 'new',
  note TEXT,
  owner TEXT,
  -- The payload for every destination, as JSON: the same at every attempt.
  story TEXT,
  PRIMARY KEY (lead_id, stage, episode)
) WITHOUT ROWID;
CREATE INDEX handoffs_new ON handoffs (entered_at) WHERE state = 'new';
CREATE INDEX handoffs_by_site ON handoffs (site_key, entered_at DESC, lead_id);

-- One destination of one hand-off. The key is the idempotency key that the receiver sees.
CREATE TABLE deliveries (
  lead_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  episode INTEGER NOT NULL,
  destination TEXT NOT NULL,
  site_key TEXT NOT NULL,
  -- 'waiting' (for its time, or for the next attempt), 'sent', or 'dead' until a person sends it again.
  state TEXT NOT NULL DEFAULT 'waiting',
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Not sent before this. While an attempt runs: when it counts as crashed.
  due_at INTEGER NOT NULL,
  last_error TEXT,
  sent_at INTEGER,
  PRIMARY KEY (lead_id, stage, episode, destination)
) WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';

-- Which destinations and owners a site has, and which hand-off goes to which: a JSON document.
CREATE TABLE handoff_rules (
  site_key TEXT PRIMARY KEY REFERENCES sites (site_key),
  document TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Whose turn it is in a pool of owners.
CREATE TABLE owner_turns (
  site_key TEXT NOT NULL,
  pool TEXT NOT NULL,
  turn INTEGER NOT NULL,
  PRIMARY KEY (site_key, pool)
) WITHOUT ROWID;

-- All people of one company have one owner. The account is the domain of their e-mail addresses.
CREATE TABLE account_owners (
  site_key TEXT NOT NULL,
  pool TEXT NOT NULL,
  account TEXT NOT NULL,
  owner TEXT NOT NULL,
  PRIMARY KEY (site_key, pool, account)
) WITHOUT ROWID;

-- Leads without hand-offs.
CREATE TABLE muted_leads (
  lead_id TEXT PRIMARY KEY,
  site_key TEXT NOT NULL,
  author TEXT NOT NULL,
  until INTEGER
) WITHOUT ROWID;
