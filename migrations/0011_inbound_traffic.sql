-- What a source has received, in rows: it shows whether the webhook works, and if not, why.
ALTER TABLE inbound_sources ADD COLUMN last_at INTEGER;
ALTER TABLE inbound_sources ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbound_sources ADD COLUMN ignored INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbound_sources ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
-- The reason of the last refusal, and its time.
ALTER TABLE inbound_sources ADD COLUMN fault TEXT;
ALTER TABLE inbound_sources ADD COLUMN fault_at INTEGER;
