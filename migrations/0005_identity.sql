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

-- The person of each e-mail address at a site. Events that back ends send are stored under `lead_id`.
CREATE TABLE people (
  site_key TEXT NOT NULL,
  email TEXT NOT NULL,
  lead_id TEXT NOT NULL,
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

-- Signs e-mail addresses and links in newsletters. Hex. Not hashed, because an HMAC needs the secret itself.
ALTER TABLE sites ADD COLUMN secret TEXT;
UPDATE sites SET secret = lower(hex(randomblob(32)));
