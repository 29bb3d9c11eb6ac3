/** Limits how often each API key asks. */
export interface KeyRates {
  /** Requests of one key in a minute, for the headers. */
  readonly perMinute: number;
  /** Counts a request; `false` when it is one too many. */
  readonly take: (keyId: string) => Promise<boolean>;
}

/** The limiter counts by the minute and does not say when the next minute begins: after this time at most. */
export const windowSeconds = 60;
