/** The value of a promise, or `null` when it fails or takes longer than `maxWaitMs`. */
export async function orNullAfter<Value>(
  promise: Promise<Value | null>,
  maxWaitMs: number,
): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), maxWaitMs);
  });
  try {
    return await Promise.race([promise.catch(() => null), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
