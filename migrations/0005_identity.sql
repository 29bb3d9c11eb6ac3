-- Which lead a visitor belongs to. A visitor without a row is a lead of its own.
CREATE TABLE visitors (
  visitor_id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  site_key TEXT NOT NULL,
  -- 1: vouched for. Otherwise the browser claimed it, and learns nothing of the others.
  verified INTEGER NOT NULL,
  linked_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX visitors_by_lead ON visitors (lead_id);

-- Who has which e-mail address at a site. The lead's own stream holds what back ends tell of the person.
CREATE TABLE people (
  site_key TEXT NOT NULL,
  email TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  PRIMARY KEY (site_key, email)
) WITHOUT ROWID;
CREATE INDEX people_by_lead ON people (lead_id);

-- A browser that more than one person uses: under which visitor id each one's events are kept.
CREATE TABLE personas (
  browser_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  visitor_id TEXT NOT NULL,
  -- 1: who uses it now.
  current INTEGER NOT NULL,
  PRIMARY KEY (browser_id, lead_id)
) WITHOUT ROWID;

-- What signatures of e-mail addresses and of links in newsletters are made with. Hex; kept as it is,
-- because an HMAC needs the secret itself.
ALTER TABLE sites ADD COLUMN secret TEXT;
UPDATE sites SET secret = lower(hex(randomblob(32)));
