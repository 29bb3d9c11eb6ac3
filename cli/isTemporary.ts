/**
 * Outcomes after which the same events are sent again: the server is busy, failed, or did not answer. Every event
 * of a file has an id that follows from its row or line, so what arrives twice counts once.
 */
export const isTemporary = (outcome: Response | Error): boolean =>
  outcome instanceof Error || outcome.status === 429 || outcome.status >= 500;
