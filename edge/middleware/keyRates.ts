import type { Clock } from "../ports.ts";

/** What a key has left of its minute. */
export interface Rate {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the next window. */
  readonly resetSeconds: number;
  readonly isOver: boolean;
}

/** Counts the requests of each API key. */
export interface KeyRates {
  take(keyId: string): Rate;
}

const windowMs = 60_000;

/**
 * A fixed window of a minute, counted in this isolate: it costs no read and no write, and keeps a program
 * that runs wild from taking D1 away from visitors. Several isolates count each for themselves.
 *
 * @param limit Requests of one key in one minute.
 */
export function createKeyRates(clock: Clock, limit: number): KeyRates {
  const counts = new Map<string, number>();
  let current = Number.NaN;
  return {
    take(keyId) {
      const now = clock();
      const window = Math.floor(now / windowMs);
      if (window !== current) counts.clear();
      current = window;
      const count = (counts.get(keyId) ?? 0) + 1;
      counts.set(keyId, count);
      return {
        limit,
        remaining: Math.max(0, limit - count),
        resetSeconds: Math.ceil(((window + 1) * windowMs - now) / 1_000),
        isOver: count > limit,
      };
    },
  };
}
