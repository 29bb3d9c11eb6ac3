import type { Batch } from "../../../shared/wire/batch.ts";
import type { Ports } from "../../ports/ports.ts";
import { collectBatch } from "./collectBatch.ts";

/** A queued batch, and how to acknowledge it. */
interface QueuedBatch {
  readonly batch: Batch;
  /** Taken: the queue forgets it. */
  readonly ack: () => void;
  /** Not taken: the queue brings it again later. */
  readonly retry: () => void;
}

/**
 * Takes in what waited in the queue while D1 could not. A batch that D1 has already (it was slow, not
 * down) changes nothing: ids decide.
 */
export async function appendQueued(queued: readonly QueuedBatch[], ports: Ports): Promise<void> {
  for (const { batch, ack, retry } of queued) {
    try {
      const collected = await collectBatch(batch, ports);
      if (collected.kind === "scored") await collected.afterResponse();
      else console.warn("queue: dropped a batch", collected.kind);
      ack();
    } catch (error) {
      console.error("queue: D1 did not take the batch yet", String(error));
      retry();
    }
  }
}
