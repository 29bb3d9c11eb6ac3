import type { HandoffJob } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";

/** Younger ones are still on their way through the queue. */
const graceMs = 60_000;

/** Messages that one run may send: a queue takes a hundred at a time. */
const maxJobs = 500;

/**
 * Finds what was left: entries that nobody routed, deliveries that nobody came back to (a crash, a queue
 * that was down), and what waited for quiet hours to end. It only asks the queue again; a job too many
 * finds its work done.
 *
 * @returns How many jobs were sent.
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
    // What is nearly done comes first.
    ...due.map((deliver) => ({ deliver })),
    ...unrouted.map((route) => ({ route })),
  ];
  if (jobs.length > 0) await ports.handoffQueue.send(jobs);
  return jobs.length;
}
