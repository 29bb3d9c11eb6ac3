-- When a row is to be evaluated again so that its points stay right: `next_change_at` is when tier, stage or a
-- segment changes, and points may change before. No index, for the reason in 0002. A row from before is due
-- at once: the job evaluates all of them within an hour, page by page.
ALTER TABLE leads ADD COLUMN due_at INTEGER;
UPDATE leads SET due_at = 0;
