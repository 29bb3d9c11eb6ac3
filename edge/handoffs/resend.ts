import type { SiteKey } from "../../shared/identity/ids.ts";
import type { DeliveryKey } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";

/** Sends a delivery again, with the same key; `null` when the site has no such delivery. */
export async function resend(
  site: SiteKey,
  key: Omit<DeliveryKey, "stage">,
  { handoffs, handoffQueue, clock }: Pick<Ports, "handoffs" | "handoffQueue" | "clock">,
): Promise<DeliveryKey | null> {
  const again = await handoffs.resend(site, key, clock());
  if (again !== null) await handoffQueue.send([{ deliver: again }]);
  return again;
}
