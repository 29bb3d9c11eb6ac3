/** D1 does not answer now, and no copy of what was asked for is left. The request may be tried again. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}

/**
 * Failures of D1 itself: locked, overloaded, reset, out of reach or too slow. A statement that D1 refuses
 * is a fault of the Worker, and stays one.
 * https://developers.cloudflare.com/d1/observability/debug-d1/
 */
const ofDatabase =
  /SQLITE_BUSY|SQLITE_LOCKED|database is locked|overloaded|Network connection lost|reset because|exceeded.*(timeout|limit)|internal error|storage operation|D1 DB/i;

/** Whether an error means that D1 cannot answer now, and may a moment later. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof Unavailable ||
  (error instanceof Error &&
    (error.name === "TookTooLong" || ofDatabase.test(error.message) || isUnavailable(error.cause)));
