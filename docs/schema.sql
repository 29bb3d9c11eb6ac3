-- Generated from migrations/ by test/repo/schemaSql.ts: the tables after all of them.

-- All people of one company have one owner. The account is the domain of their e-mail addresses.
CREATE TABLE account_owners (
  site_key TEXT NOT NULL,
  pool TEXT NOT NULL,
  account TEXT NOT NULL,
  owner TEXT NOT NULL,
  PRIMARY KEY (site_key, pool, account)
) WITHOUT ROWID;

-- The key itself is shown once, when it is created.
CREATE TABLE api_keys (
  key_id TEXT PRIMARY KEY,
  key_hash TEXT NOT NULL,
  site_key TEXT NOT NULL REFERENCES sites (site_key),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- The scopes of a key, e.g. `read,write`. NULL: created before there were scopes, has all of them.
  scopes TEXT,
  -- Milliseconds since 1970; NULL: until it is revoked.
  expires_at INTEGER
) WITHOUT ROWID;

-- How far each job has come.
CREATE TABLE cursors (
  name TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) WITHOUT ROWID;

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

-- Tombstones: late events must not bring back what was erased. Only a hash of the id is stored.
CREATE TABLE erasures (
  -- SHA-256 of the id, hex. An id is 128 random bits, too many to guess.
  id_hash TEXT PRIMARY KEY,
  -- Events from before this moment are refused; 9007199254740991: all of them.
  refuses_before INTEGER NOT NULL,
  -- When this row is deleted: no older event can arrive any more.
  ends_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX erasures_ended ON erasures (ends_at);

-- Every event, once. `seq` is the order of arrival. Never delete the row with the highest `seq`: SQLite would
-- use its number again, and rows that have counted up to it (`upto`) would miss the new event.
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  visitor_id TEXT NOT NULL,
  site_key TEXT NOT NULL,
  event_id TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  -- A visitor's events are divided into chapters, in the order of arrival, so that one index serves both reads
  -- (docs/decisions/0010-chapters.md): an event is found by its id, chapter by chapter, and a tail is read from
  -- the chapter where the profile ended. The index keeps an id unique within one chapter only: an INSERT looks
  -- into all chapters first. Events from before this migration are all in chapter 0.
  chapter INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX events_once ON events (visitor_id, chapter, event_id);

-- Which destinations and owners a site has, and which hand-off goes to which: a JSON document.
CREATE TABLE handoff_rules (
  site_key TEXT PRIMARY KEY REFERENCES sites (site_key),
  document TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) WITHOUT ROWID;

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
CREATE INDEX handoffs_by_site ON handoffs (site_key, entered_at DESC, lead_id);
CREATE INDEX handoffs_new ON handoffs (entered_at) WHERE state = 'new';

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
  created_at INTEGER NOT NULL,
  -- What a source has received, in rows: it shows whether the webhook works, and if not, why.
  last_at INTEGER,
  accepted INTEGER NOT NULL DEFAULT 0,
  ignored INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  -- The reason of the last refusal, and its time.
  fault TEXT,
  fault_at INTEGER
) WITHOUT ROWID;
CREATE INDEX inbound_by_site ON inbound_sources (site_key);

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
  upto INTEGER NOT NULL,
  -- When tier, stage or a segment changes if nothing else happens. No index: each minute a job walks over a
  -- sixtieth of the leads by primary key. An index would bill one more row for every write of a lead, all day,
  -- to save reads once an hour.
  next_change_at INTEGER,
  -- Of two rows that count the same events, the one evaluated later stays.
  evaluated_at INTEGER NOT NULL DEFAULT 0,
  -- The version of the model that evaluated the row. No index: a re-score walks by primary key.
  model_version INTEGER NOT NULL DEFAULT 0,
  -- How often this lead has entered a stage, any stage: each entry is an episode.
  episode INTEGER NOT NULL DEFAULT 0,
  -- Lists are filtered by these. `country` and `company` are traits, `source` is the channel of the first
  -- visit, `segments` is a JSON array of names.
  country TEXT,
  source TEXT,
  company TEXT,
  segments TEXT NOT NULL DEFAULT '[]',
  -- When a row must be evaluated again so that its points stay right. Points can change before `next_change_at`,
  -- which is about tier, stage and segments. No index, for the reason in 0002.
  due_at INTEGER
) WITHOUT ROWID;
-- The row saved on each event pays for lists by score.
CREATE INDEX leads_by_score ON leads (site_key, score DESC, lead_id, tier, stage, grade, country, source, segments, company, last_seen);
CREATE INDEX leads_listed ON leads (site_key, total DESC, lead_id, tier, stage, grade, country, source, segments, company, score, fit, first_seen, last_seen);

-- One draft for each site. When a draft is discarded or published, the row stays without its document: a
-- revision is never used twice, because it says what an editor has seen.
CREATE TABLE model_drafts (
  site_key TEXT PRIMARY KEY REFERENCES sites (site_key),
  revision INTEGER NOT NULL,
  document TEXT,
  author TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Every model that a site has published; the newest one scores.
CREATE TABLE models (
  site_key TEXT NOT NULL REFERENCES sites (site_key),
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  author TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  -- Why a version was published, and which older version it restored, if any.
  note TEXT NOT NULL DEFAULT '',
  restores INTEGER,
  PRIMARY KEY (site_key, version)
) WITHOUT ROWID;

-- Leads without hand-offs.
CREATE TABLE muted_leads (
  lead_id TEXT PRIMARY KEY,
  site_key TEXT NOT NULL,
  author TEXT NOT NULL,
  until INTEGER
) WITHOUT ROWID;

-- Whose turn it is in a pool of owners.
CREATE TABLE owner_turns (
  site_key TEXT NOT NULL,
  pool TEXT NOT NULL,
  turn INTEGER NOT NULL,
  PRIMARY KEY (site_key, pool)
) WITHOUT ROWID;

-- The person of each e-mail address at a site. Events that back ends send are stored under `lead_id`.
CREATE TABLE people (
  site_key TEXT NOT NULL,
  email TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  -- 1: only browsers claimed this address. 0: a back end named it. What a browser alone claimed goes with the
  -- browser when it is erased; what a back end named stays.
  claimed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_key, email)
) WITHOUT ROWID;
CREATE INDEX people_by_lead ON people (lead_id);

-- A browser that several people use: the visitor id under which the events of each person are stored.
CREATE TABLE personas (
  browser_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  visitor_id TEXT NOT NULL,
  -- 1: this person uses the browser now.
  current INTEGER NOT NULL,
  PRIMARY KEY (browser_id, lead_id)
) WITHOUT ROWID;
-- A beacon asks whether its id is one that the edge made for another user of a browser.
CREATE INDEX personas_by_visitor ON personas (visitor_id);

-- A cache: a visitor's events up to `upto`, folded. Rows may be deleted at any time.
CREATE TABLE profiles (
  visitor_id TEXT PRIMARY KEY,
  upto INTEGER NOT NULL,
  profile TEXT NOT NULL
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

CREATE TABLE sites (
  site_key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- JSON array of origins, e.g. ["https://www.example.com", "https://*.example.com"].
  origins TEXT NOT NULL,
  -- Signs e-mail addresses and links in newsletters. Hex. Not hashed, because an HMAC needs the secret itself.
  secret TEXT
) WITHOUT ROWID;

-- The lead that a visitor belongs to. A visitor without a row is a separate lead.
CREATE TABLE visitors (
  visitor_id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  site_key TEXT NOT NULL,
  -- 1: a back end confirmed it. 0: the browser claimed it, and may read nothing about the other visitors.
  verified INTEGER NOT NULL,
  linked_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX visitors_by_lead ON visitors (lead_id);
