import type { Context } from "hono";
import { addressOf } from "../../identity/addressOf.ts";
import { windowSeconds } from "../../ports/keyRates.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Site } from "../../ports/sites.ts";
import { problem } from "./problem.ts";

/** Answers 429 to a sender or a site with too many requests this minute; `null` when there are few enough. */
export async function limitBrowser(
  c: Context,
  { key }: Site,
  { strangerRates }: Pick<Ports, "strangerRates">,
): Promise<Response | null> {
  const address = addressOf(c);
  // The address first: what it may not send does not use up what the site may.
  const isFew =
    (address === null || (await strangerRates?.address?.(`${key} ${address}`)) !== false) &&
    (await strangerRates?.site?.(key)) !== false;
  return isFew ? null : tooMany(c);
}

/** 429, and when the limiter counts anew at the latest. */
export function tooMany(c: Context): Response {
  c.header("retry-after", String(windowSeconds));
  return problem(c, "too-many-requests");
}
