import type { HandoffJob } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";
import { deliver } from "./deliver.ts";
import { routeHandoff } from "./routeHandoff.ts";

/** A job from the queue, and the two answers that the queue expects. */
interface QueuedJob {
  readonly job: HandoffJob;
  readonly ack: () => void;
  /** Not done: the queue delivers it again later. */
  readonly retry: () => void;
}

/**
 * Runs the queue's jobs side by side, so that a destination that hangs delays no other. A job that arrives
 * twice does nothing the second time. What must be tried again goes back with a delay; if that fails, the
 * sweep finds it.
 */
export async function runHandoffs(queued: readonly QueuedJob[], ports: Ports): Promise<void> {
  await Promise.all(
    queued.map(async ({ job, ack, retry }) => {
      try {
        await runJob(job, ports);
        ack();
      } catch (error) {
        console.error("hand-offs: not done yet", String(error));
        retry();
      }
    }),
  );
}

async function runJob(job: HandoffJob, ports: Ports): Promise<void> {
  if ("route" in job) {
    const { due, againAt } = await routeHandoff(job.route, ports);
    if (due.length > 0) await ports.handoffQueue.send(due.map((one) => ({ deliver: one })));
    return sendAgain(job, againAt, ports);
  }
  await sendAgain(job, await deliver(job.deliver, ports), ports);
}

async function sendAgain(job: HandoffJob, againAt: number | null, ports: Ports): Promise<void> {
  if (againAt === null) return;
  const delaySeconds = Math.ceil((againAt - ports.clock()) / 1_000);
  await ports.handoffQueue.send([job], delaySeconds);
}
