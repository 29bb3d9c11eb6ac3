-- What came in at a source, so that whoever set it up sees that it works, or why not. Rows of webhooks.
ALTER TABLE inbound_sources ADD COLUMN last_at INTEGER;
ALTER TABLE inbound_sources ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbound_sources ADD COLUMN ignored INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbound_sources ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
-- Why something was refused last, and when.
ALTER TABLE inbound_sources ADD COLUMN fault TEXT;
ALTER TABLE inbound_sources ADD COLUMN fault_at INTEGER;
