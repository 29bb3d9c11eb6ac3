import { config } from "./config.ts";

function report(error: unknown): void {
  try {
    config.onError?.(error);
  } catch {
    // The listener is the page's own; its failure has nowhere left to go.
  }
}

/**
 * The same function, unable to hurt the page: what it throws, or what the promise it returns is
 * rejected with, goes to `onError` and the caller gets `undefined`.
 */
export function guard<Args extends unknown[], Result>(
  work: (...args: Args) => Result,
): (...args: Args) => Result | undefined {
  return (...args) => {
    try {
      const result = work(...args);
      // Duck-typed: a page may have replaced the global Promise, async functions use the real one.
      (result as { catch?: (handler: typeof report) => void } | undefined)?.catch?.(report);
      return result;
    } catch (error) {
      report(error);
    }
  };
}
