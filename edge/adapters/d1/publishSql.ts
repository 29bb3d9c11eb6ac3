/**
 * The statements that publish a model, to be run in one transaction; the command line runs the same ones
 * through wrangler. Parameters: ?1 site, ?2 document, ?3 author, ?4 note, ?5 now (milliseconds since 1970),
 * ?6 the version that is restored or NULL, ?7 the version that this must be, ?8 the draft's revision that
 * this was made from; NULL in ?7 and ?8 for whatever is there.
 *
 * The slower of two editors breaks a constraint, which undoes the whole transaction: a version that is taken is
 * not unique, and a draft that is another one leaves the document NULL.
 */
export const insertVersion = `
  INSERT INTO models (site_key, version, document, author, note, published_at, restores)
  SELECT ?1, COALESCE(?7, COALESCE(MAX(version), 0) + 1),
    CASE WHEN ?8 IS NULL
      OR ?8 = COALESCE((SELECT revision FROM model_drafts WHERE site_key = ?1), 0) THEN ?2 END,
    ?3, ?4, ?5, ?6
  FROM models WHERE site_key = ?1
  RETURNING version`;

/** What a publication sets going: every lead is evaluated anew, from the first. */
export const startRescore = `
  INSERT INTO rescores (site_key, version, started_at, total, done, restaged, after_lead, finished_at)
  SELECT ?1, (SELECT MAX(version) FROM models WHERE site_key = ?1), ?2, COUNT(*), 0, 0, '', NULL
  FROM leads WHERE site_key = ?1
  ON CONFLICT (site_key) DO UPDATE SET
    version = excluded.version, started_at = excluded.started_at, total = excluded.total, done = 0,
    restaged = 0, after_lead = '', finished_at = NULL`;
