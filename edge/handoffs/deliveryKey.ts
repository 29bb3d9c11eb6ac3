import { isLeadId } from "../../shared/identity/ids.ts";
import type { DeliveryKey } from "../ports/handoffs.ts";

/**
 * The public name of a delivery: the idempotency key that receivers see, and `:key` in routes. The episode
 * counts every stage that the lead entered, so that it identifies the stage, too.
 *
 * @example "0123456789abcdef0123456789abcdef-lead-1-sales-slack"
 */
export const textOfKey = ({ lead, episode, destination }: DeliveryKey): string =>
  `${lead}-${episode}-${destination}`;

/** Reads such a key; `null` for other text. */
export function parseKey(text: string): Omit<DeliveryKey, "stage"> | null {
  const [, lead, episode, destination] =
    /^([0-9a-f]{32}(?:-lead|-user)?)-(\d{1,9})-([a-z][a-z0-9-]{0,31})$/.exec(text) ?? [];
  if (!isLeadId(lead) || destination === undefined) return null;
  return { lead, episode: Number(episode), destination };
}
