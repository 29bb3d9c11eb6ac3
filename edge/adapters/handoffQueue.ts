import type { HandoffJob, HandoffQueue } from "../ports/handoffs.ts";

/** Cloudflare takes a hundred messages at once, and keeps one back for twelve hours at most. */
const maxMessages = 100;
const maxDelaySeconds = 43_200;

/**
 * The queue of hand-offs as Cloudflare has it.
 *
 * @param repeats How often each message is sent: more than once only in tests, where the queue is to bring
 * everything twice.
 */
export const createHandoffQueue = (queue: Queue<HandoffJob>, repeats = 1): HandoffQueue => ({
  async send(asked, delaySeconds = 0) {
    const jobs = Array.from({ length: repeats }, () => asked).flat();
    const options = { delaySeconds: Math.min(Math.max(0, delaySeconds), maxDelaySeconds) };
    for (let from = 0; from < jobs.length; from += maxMessages) {
      const some = jobs.slice(from, from + maxMessages);
      await queue.sendBatch(
        some.map((body) => ({ body, contentType: "json" })),
        options,
      );
    }
  },
});
