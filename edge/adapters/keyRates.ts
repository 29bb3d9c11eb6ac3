/** Limits how often each API key asks. */
export interface KeyRates {
  /** Requests of one key in a minute, as headers tell it. */
  readonly perMinute: number;
  /** Counts a request; `false` when it is one too many. */
  readonly take: (keyId: string) => Promise<boolean>;
}

/** Cloudflare's binding for it. */
export interface RateLimiter {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** The limiter counts by the minute, and does not tell when it counts anew: so long at most. */
export const windowSeconds = 60;

/**
 * Counted by Cloudflare, for each of its locations: it costs no read and no write, and keeps a program that
 * runs wild from taking D1 away from visitors.
 *
 * @param perMinute What the limiter is configured with, which it does not tell.
 */
export const createKeyRates = (limiter: RateLimiter, perMinute: number): KeyRates => ({
  perMinute,
  take: async (keyId) => (await limiter.limit({ key: keyId })).success,
});
