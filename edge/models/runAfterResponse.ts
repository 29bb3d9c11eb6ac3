import type { Context } from "hono";

/** Does something after the answer; what fails is told in the log, for there is nobody else to tell. */
export function runAfterResponse(c: Context, name: string, work: Promise<unknown>): void {
  c.executionCtx.waitUntil(work.catch((error) => console.error(name, String(error))));
}
