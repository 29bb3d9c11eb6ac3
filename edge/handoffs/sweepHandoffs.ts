import type { HandoffJob } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";

/** Younger ones are still in the queue. */
const graceMs = 60_000;

/** Messages that one run may send; the queue accepts a hundred a call. */
const maxJobs = 500;

/**
 * Finds what was left undone by a crash, or by a queue that was down: hand-offs that were not routed, and
 * deliveries that were not tried. Also deliveries whose quiet hours have ended. It only queues them again;
 * a job too many does nothing.
 *
 * @returns How many jobs were queued.
 */
export async function sweepHandoffs(
  ports: Pick<Ports, "clock" | "handoffQueue" | "handoffs">,
): Promise<number> {
  const before = ports.clock() - graceMs;
  const [unrouted, due] = await Promise.all([
    ports.handoffs.unrouted(before, maxJobs),
    ports.handoffs.due(before, maxJobs),
  ]);
  const jobs: HandoffJob[] = [
    // Deliveries first: they are nearly done.
    ...due.map((deliver) => ({ deliver })),
    ...unrouted.map((route) => ({ route })),
  ];
  if (jobs.length > 0) await ports.handoffQueue.send(jobs);
  return jobs.length;
}
