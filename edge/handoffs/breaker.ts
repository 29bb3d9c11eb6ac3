import type { Clock } from "../ports/clock.ts";
import type { Breaker, Delivery } from "../ports/handoffs.ts";

/** After this many time-outs in a row, a destination is skipped. */
const maxTimeouts = 3;
const openMs = 60_000;

/** Kept in one isolate's memory: a new isolate learns it again, at the price of three time-outs. */
export function createBreaker(clock: Clock): Breaker {
  const timeouts = new Map<string, { readonly count: number; readonly at: number }>();
  const nameOf = ({ site, destination }: Pick<Delivery, "site" | "destination">) =>
    `${site} ${destination}`;
  return {
    isOpen(delivery) {
      const known = timeouts.get(nameOf(delivery));
      return known !== undefined && known.count >= maxTimeouts && clock() < known.at + openMs;
    },
    record(delivery, timedOut) {
      const name = nameOf(delivery);
      if (timedOut)
        timeouts.set(name, { count: (timeouts.get(name)?.count ?? 0) + 1, at: clock() });
      else timeouts.delete(name);
    },
  };
}
