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
