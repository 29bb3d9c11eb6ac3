/** A browser of one visitor, as much of it as the built script needs: storage, pages, a network. */
import type { FakeClock } from "./fakeClock.ts";
import { fakeStore } from "./fakeStore.ts";

/** Answers a beacon, or breaks the connection: `undefined`. */
export type Network = (body: string) => Response | undefined;

export interface FakePage {
  track(name: string): void;
  /** The visitor goes away: hidden, then gone, its timers too. */
  leave(): void;
}

export interface FakeBrowser {
  open(path: string): FakePage;
}

/** From a beacon to its answer, or to the error. */
const latencyMs = 100;

const compiled = new Map<string, (...globals: unknown[]) => void>();

/** Compiled once, as a browser's cache does; each page runs it with globals of its own. */
function run(script: string, scope: Record<string, unknown>): void {
  const start =
    compiled.get(script) ??
    (new Function(...Object.keys(scope), script) as (...globals: unknown[]) => void);
  compiled.set(script, start);
  start(...Object.values(scope));
}

export function fakeBrowser(
  script: string,
  clock: FakeClock,
  random: () => number,
  network: Network,
): FakeBrowser {
  const stored = new Map<string, string>();
  const indexedDB = fakeStore();
  const held = new Set<{ name: string }>();
  let cookie = "";
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, `${value}`),
    removeItem: (key: string) => void stored.delete(key),
  };

  function open(path: string): FakePage {
    const window = new EventTarget() as EventTarget & Record<string, unknown>;
    let isGone = false;
    const locks = new Set<{ name: string }>();
    const whilePresent =
      <Args extends unknown[]>(work: (...args: Args) => void) =>
      (...args: Args) => {
        if (!isGone) work(...args);
      };
    const send = (body: string) =>
      new Promise<Response>((done, fail) => {
        const response = network(body);
        clock.setTimeout(
          whilePresent(() => (response ? done(response) : fail(new TypeError("Failed to fetch")))),
          latencyMs,
        );
      });
    const document = Object.assign(new EventTarget(), {
      currentScript: {
        src: "https://site.example/leadlight.js",
        dataset: { site: "acme", endpoint: "https://collector.example" },
      },
      hidden: false,
      visibilityState: "visible",
      readyState: "complete",
      referrer: "",
      hasFocus: () => true,
      querySelector: () => null,
      querySelectorAll: () => [],
      documentElement: { dataset: {} },
      adoptedStyleSheets: [],
    });
    Object.defineProperty(document, "cookie", {
      get: () => cookie,
      set: (text: string) => {
        cookie = text.split(";")[0] ?? "";
      },
    });
    const globals = {
      document,
      location: new URL(path, "https://site.example"),
      history: { pushState() {}, replaceState() {} },
      navigator: {
        onLine: true,
        sendBeacon: (_: string, body: string) => {
          network(body);
          return true;
        },
        locks: {
          query: async () => ({ held: [...held], pending: [] }),
          request: (name: string, ...rest: unknown[]) => {
            const lock = { name };
            held.add(lock);
            locks.add(lock);
            const result = (rest.at(-1) as (lock: unknown) => unknown)(lock);
            return Promise.resolve(result).finally(() => held.delete(lock));
          },
        },
      },
      localStorage: storage,
      sessionStorage: storage,
      indexedDB,
      CSSStyleSheet: class {
        cssRules = [];
        insertRule() {}
        deleteRule() {}
      },
      MutationObserver: class {
        observe() {}
        disconnect() {}
      },
      IntersectionObserver: class {
        observe() {}
        disconnect() {}
      },
      performance: { now: () => clock.nowMs },
      Date: { now: () => clock.nowMs },
      Math: Object.assign(Object.create(Math), { random }),
      fetch: (_: string, { body }: { body: string }) => send(body),
      setTimeout: (work: () => void, delayMs?: number) =>
        clock.setTimeout(whilePresent(work), delayMs),
      clearTimeout: clock.clearTimeout,
      setInterval: (work: () => void, everyMs: number) => {
        const again = whilePresent(() => {
          work();
          clock.setTimeout(again, everyMs);
        });
        return clock.setTimeout(again, everyMs);
      },
      clearInterval: clock.clearTimeout,
      addEventListener: window.addEventListener.bind(window),
      console: { debug() {} },
    };
    Object.assign(window, globals);
    const scope = { ...globals, window, self: window, globalThis: window };
    run(script, scope);
    return {
      track: (name) => (window.leadlight as (...call: unknown[]) => void)("track", name),
      leave() {
        window.dispatchEvent(new Event("pagehide"));
        Object.assign(document, { hidden: true, visibilityState: "hidden" });
        window.dispatchEvent(new Event("visibilitychange"));
        isGone = true;
        for (const lock of locks) held.delete(lock);
      },
    };
  }
  return { open };
}
