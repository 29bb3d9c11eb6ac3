import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ownTracker } from "./ownTracker.ts";

const { init } = vi.hoisted(() => ({ init: vi.fn() }));
vi.mock("leadlight", () => ({ init }));

const options = { site: "acme", endpoint: "https://leads.example.com" };

beforeEach(() => {
  vi.stubGlobal("document", {});
  init.mockReset();
});
afterEach(() => vi.unstubAllGlobals());

it("calls the page's error listener, and throws nothing, when the script cannot start", () => {
  const broken = new Error("no crypto here");
  init.mockImplementation(() => {
    throw broken;
  });
  const onError = vi.fn();
  const tracker = ownTracker({ ...options, onError }, []);
  expect(tracker.hear(() => {})()).toBeUndefined();
  tracker.track("seen");
  expect(onError.mock.calls).toEqual([[broken], [broken]]);
});

it("adds signals once, however often and by whichever component it starts", () => {
  const add = vi.fn();
  const tracker = { add, onScore: () => () => {}, track: vi.fn() };
  init.mockReturnValue(tracker);
  const onThing = () => {};
  for (const each of [ownTracker(options, [onThing]), ownTracker(options, [onThing])]) {
    each.hear(() => {})();
    each.track("seen", { seats: 40 });
  }
  expect(add.mock.calls).toEqual([[onThing]]);
  expect(tracker.track).toHaveBeenLastCalledWith("seen", { seats: 40 });
});
