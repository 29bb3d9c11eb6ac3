import type { KeyRates } from "../ports/keyRates.ts";

/** Cloudflare's binding for it. */
export interface RateLimiter {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/**
 * Counted by Cloudflare, for each of its locations: it costs no read and no write, and keeps a program that
 * runs wild from taking D1 away from visitors.
 *
 * @param perMinute The limit that the limiter is configured with; its API does not return it.
 */
export const createKeyRates = (limiter: RateLimiter, perMinute: number): KeyRates => ({
  perMinute,
  take: async (keyId) => (await limiter.limit({ key: keyId })).success,
});
