import { backoffMs, maxAttempts } from "../../shared/handoffs/backoff.ts";
import type { Attempted, Delivery, DeliveryKey } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";
import { textOfKey } from "./deliveryKey.ts";
import { fieldsOf } from "./destinations/destinations.ts";
import { createSend, Failed, TimedOut } from "./destinations/send.ts";
import { type PayloadPorts, payloadFor } from "./payloadFor.ts";
import { openSecrets } from "./ruleSecrets.ts";

/** An attempt without a result by then was cut off: this is longer than three requests may take. */
const leaseMs = 60_000;

type DeliverPorts = PayloadPorts &
  Pick<
    Ports,
    "breaker" | "handoffRules" | "handoffs" | "outbound" | "random" | "sendMail" | "vault"
  >;

/**
 * Sends a hand-off to one destination, if it is due and no other attempt is running. Records the result;
 * never throws because of what the destination did.
 *
 * @returns When to try again (milliseconds since 1970), or `null`.
 */
export async function deliver(key: DeliveryKey, ports: DeliverPorts): Promise<number | null> {
  const claimed = await ports.handoffs.claim(key, ports.clock(), leaseMs);
  if (claimed === null) return null;
  const attempted = ports.breaker.isOpen(claimed)
    ? postponed(ports)
    : await attempt(claimed, ports);
  await ports.handoffs.recordAttempt(key, attempted);
  // A postponed delivery is left to the sweep: the queue would only bring it back again and again.
  return attempted.state === "waiting" && attempted.wasSent ? attempted.dueAt : null;
}

const postponed = ({ clock, random }: DeliverPorts): Attempted => ({
  state: "waiting",
  dueAt: clock() + backoffMs(1, random()),
  error: "Not tried: the destination timed out on the attempts before.",
  wasSent: false,
});

async function attempt(delivery: Delivery, ports: DeliverPorts): Promise<Attempted> {
  try {
    await perform(delivery, ports);
    ports.breaker.record(delivery, false);
    return { state: "sent", at: ports.clock() };
  } catch (error) {
    if (!(error instanceof Failed)) console.error("deliver", textOfKey(delivery), String(error));
    const { message, again } =
      error instanceof Failed ? error : new Failed("Internal error: see the Worker's log.");
    ports.breaker.record(delivery, error instanceof TimedOut);
    if (again === "never" || delivery.attempts >= maxAttempts) {
      return { state: "dead", error: message };
    }
    const waitMs = backoffMs(delivery.attempts, ports.random());
    const dueAt = ports.clock() + Math.max(waitMs, again === "later" ? 0 : again);
    return { state: "waiting", dueAt, error: message, wasSent: true };
  }
}

async function perform(delivery: Delivery, ports: DeliverPorts): Promise<void> {
  const [handoff, rules] = await Promise.all([
    ports.handoffs.find(delivery),
    ports.handoffRules.find(delivery.site),
  ]);
  const config = rules?.destinations[delivery.destination];
  if (rules === null || config === undefined) {
    throw new Failed("The rules no longer have this destination.", "never");
  }
  const payload = handoff && (await payloadFor(handoff, rules, ports));
  if (handoff === null || payload === null) {
    throw new Failed("The lead was erased.", "never");
  }
  const checked = fieldsOf(
    await openSecrets(delivery.site, delivery.destination, config, ports.vault),
    delivery.destination,
  );
  if (!checked.ok) {
    const [fault] = checked.faults;
    throw new Failed(`Fix the rules: ${fault?.at} ${fault?.message}.`, "never");
  }
  await checked.kind.perform(
    {
      key: textOfKey(delivery),
      payload,
      owner: (handoff.owner !== null && rules.people[handoff.owner]) || null,
      now: ports.clock(),
      send: createSend(ports.outbound),
      sendMail: ports.sendMail,
    },
    checked.fields,
  );
}
