-- When a row must be evaluated again so that its points stay right. Points can change before `next_change_at`,
-- which is about tier, stage and segments. No index, for the reason in 0002.
ALTER TABLE leads ADD COLUMN due_at INTEGER;
-- Every row from before is due now: the job evaluates all of them within an hour.
UPDATE leads SET due_at = 0;
