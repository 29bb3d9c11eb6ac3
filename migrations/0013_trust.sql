-- 1: only browsers claimed this address. 0: a back end named it. What a browser alone claimed goes with the
-- browser when it is erased; what a back end named stays.
ALTER TABLE people ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
UPDATE people SET claimed = 1
WHERE EXISTS (SELECT 1 FROM visitors WHERE visitors.lead_id = people.lead_id)
  AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitors.lead_id = people.lead_id AND verified = 1)
  AND NOT EXISTS (SELECT 1 FROM events WHERE visitor_id = people.lead_id);
-- A beacon asks whether its id is one that the edge made for another user of a browser.
CREATE INDEX personas_by_visitor ON personas (visitor_id);
