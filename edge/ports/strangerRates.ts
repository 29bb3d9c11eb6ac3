/** Counts a request under a key; `false` when it is one too many this minute. */
export type Take = (key: string) => Promise<boolean>;

/**
 * Limits for senders without an API key. An address of the network is the key of the limiter only: nothing
 * stores it. A limit without a binding is `null`, and nothing is limited.
 */
export interface StrangerRates {
  /** Requests of browser routes by site and connecting address. */
  readonly address: Take | null;
  /** Requests of browser routes by site. */
  readonly site: Take | null;
  /** Sign-ins, unknown keys, sessions and sites by connecting address. */
  readonly guesses: Take | null;
}
