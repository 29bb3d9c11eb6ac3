/**
 * Waits for an answer of D1 for two seconds at most. After D1 missed that, it is not asked for a few seconds, so
 * that the next requests lose no time and D1 gets a rest.
 *
 * @throws {Unavailable} When there is no answer in time.
 */
export type DatabaseWait = <Value>(ask: () => Promise<Value>) => Promise<Value>;
