/** Nothing here asks for less; a step of a millisecond would be an hour's three million looks. */
const stepMs = 10;

interface Timer {
  readonly atMs: number;
  readonly work: () => void;
}

/** Time that passes as fast as it can be worked through; timers and promises take their turns. */
export class FakeClock {
  nowMs: number;
  #timers = new Map<number, Timer>();
  /** Ids by the step they are due at, so that nothing is sorted. */
  #due = new Map<number, number[]>();
  #ids = 0;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  readonly setTimeout = (work: () => void, delayMs = 0): number => {
    const id = ++this.#ids;
    const atMs = this.nowMs + stepMs * Math.max(1, Math.ceil(delayMs / stepMs));
    this.#timers.set(id, { atMs, work });
    const due = this.#due.get(atMs);
    if (due) due.push(id);
    else this.#due.set(atMs, [id]);
    return id;
  };

  readonly clearTimeout = (id?: number): void => {
    if (id !== undefined) this.#timers.delete(id);
  };

  async runUntil(endMs: number): Promise<void> {
    for (; this.nowMs < endMs; this.nowMs += stepMs) {
      const due = this.#due.get(this.nowMs);
      if (!due) continue;
      this.#due.delete(this.nowMs);
      for (const id of due) {
        const timer = this.#timers.get(id);
        this.#timers.delete(id);
        timer?.work();
      }
      // Every promise that is ready gets its turn before time goes on.
      await new Promise((done) => setImmediate(done));
    }
  }
}
