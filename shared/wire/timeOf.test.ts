import { expect, it } from "vitest";
import { maxDateMs } from "../events/limits.ts";
import { timeOf } from "./parseServerEvent.ts";

it.each([
  [maxDateMs, maxDateMs],
  [maxDateMs + 1, null],
  [-maxDateMs - 1, null],
  [1.5, null],
  [Number.MAX_SAFE_INTEGER, null],
  ["2026-11-17T09:00:00Z", Date.UTC(2026, 10, 17, 9)],
  ["tomorrow", null],
])("reads %s as %s: a time is one that a date can hold", (stated, at) => {
  expect(timeOf(stated)).toBe(at);
});
