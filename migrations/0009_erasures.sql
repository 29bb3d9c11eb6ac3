-- What was erased, so that what comes late does not bring it back: a hash of the id, nothing else of it.
CREATE TABLE erasures (
  -- SHA-256 of the id, hex. An id is 128 random bits: nobody finds it by trying.
  id_hash TEXT PRIMARY KEY,
  -- Events from before this moment are refused; 9007199254740991: all of them.
  refuses_before INTEGER NOT NULL,
  -- When this row goes itself: nothing from before can come any more.
  ends_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX erasures_ended ON erasures (ends_at);
