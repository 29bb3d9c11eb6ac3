import type { Clock } from "../ports/clock.ts";
import type { Breaker, Delivery } from "../ports/handoffs.ts";

/** So many in a row that did not answer in time, and the next ones need not wait to find out. */
const maxHangs = 3;
const restMs = 60_000;

/** Of one isolate: it forgets when that ends, which costs three attempts that hang. */
export function createBreaker(clock: Clock): Breaker {
  const hangs = new Map<string, { readonly count: number; readonly at: number }>();
  const nameOf = ({ site, destination }: Pick<Delivery, "site" | "destination">) =>
    `${site} ${destination}`;
  return {
    isOpen(delivery) {
      const known = hangs.get(nameOf(delivery));
      return known !== undefined && known.count >= maxHangs && clock() < known.at + restMs;
    },
    record(delivery, hung) {
      const name = nameOf(delivery);
      if (hung) hangs.set(name, { count: (hangs.get(name)?.count ?? 0) + 1, at: clock() });
      else hangs.delete(name);
    },
  };
}
