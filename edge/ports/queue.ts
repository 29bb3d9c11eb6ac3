import type { Batch } from "../../shared/wire/batch.ts";

/** Takes what D1 cannot take now. */
export interface BatchQueue {
  send(batch: Batch): Promise<void>;
}
