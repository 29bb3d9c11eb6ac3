/**
 * Lets others have a turn. An isolate that evaluates page after page answers no beacon meanwhile, and
 * where D1 runs in the same process (on a laptop) nothing else would be answered until the last page.
 */
export const yieldToEventLoop = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 0));
