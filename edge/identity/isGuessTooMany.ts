import type { Context } from "hono";
import type { Ports } from "../ports/ports.ts";
import { addressOf } from "./addressOf.ts";

/** Counts a sign-in, or a wrong key, session or site, of an address; `true` when it had too many this minute. */
export async function isGuessTooMany(
  c: Context,
  { strangerRates }: Pick<Ports, "strangerRates">,
): Promise<boolean> {
  const address = addressOf(c);
  return address !== null && (await strangerRates?.guesses?.(address)) === false;
}
