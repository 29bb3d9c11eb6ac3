import type { HandoffJob, HandoffQueue } from "./ports.ts";

/** Cloudflare takes a hundred messages at once, and keeps one back for twelve hours at most. */
const maxMessages = 100;
const maxDelaySeconds = 43_200;

/** The queue of hand-offs as Cloudflare has it. */
export const createHandoffQueue = (queue: Queue<HandoffJob>): HandoffQueue => ({
  async send(jobs, delaySeconds = 0) {
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
