import type { Take } from "../ports/strangerRates.ts";
import type { RateLimiter } from "./keyRates.ts";

/** A limiter that fails refuses no request: it protects D1, and nothing depends on it. */
export const createTake = (limiter: RateLimiter | undefined): Take | null =>
  limiter === undefined
    ? null
    : async (key) => {
        try {
          return (await limiter.limit({ key })).success;
        } catch (error) {
          console.error("rate limit", String(error));
          return true;
        }
      };
