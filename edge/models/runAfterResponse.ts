import type { Context } from "hono";

/** Runs work after the response. A failure can only be logged. */
export function runAfterResponse(c: Context, name: string, work: Promise<unknown>): void {
  c.executionCtx.waitUntil(work.catch((error) => console.error(name, String(error))));
}
