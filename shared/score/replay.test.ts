import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import { parseModel } from "../model/parseModel.ts";
import { type Bounds, defaultBounds } from "../profile/bounds.ts";
import { decodeProfile, encodeProfile } from "../profile/encode.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile, type Profile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluate } from "./evaluate.ts";
import { anyAdjustment, anyLife, anyRules, modelOf } from "./lives.fixture.ts";

/** Room for a few entries on each level, so that most lives overflow. */
const tightBounds: Bounds = {
  recentBytes: 400,
  halfHourBytes: 300,
  dayBytes: 200,
  earlierBytes: 200,
  traits: 2,
  adjustments: 1,
};

describe("Invariant 3: replay", () => {
  for (const [size, bounds] of Object.entries({ default: defaultBounds, tight: tightBounds })) {
    it(`all events from nothing give what was stored in steps, to the last digit (${size} bounds)`, () => {
      fc.assert(
        fc.property(
          fc.tuple(anyRules(), anyLife(), anyAdjustment(), fc.nat(60), fc.array(fc.nat(5))),
          ([rules, life, given, days, sizes]) => {
            const parsed = parseModel(modelOf(rules));
            if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
            const compiled = compileModel(parsed.value);
            const events = [...given, ...life];
            const now = days * 86_400_000;
            const replayed = evaluate(compiled, fold(emptyProfile, events, bounds), now);
            const stored = evaluate(compiled, storedInSteps(events, sizes, bounds), now);
            expect(stored).toEqual(replayed);
            expect(Object.is(stored.total, replayed.total)).toBe(true);
          },
        ),
        { numRuns: 10_000 },
      );
    });
  }
});

/** As a Worker does it: reads what is stored, folds some events in, stores it. */
function storedInSteps(
  events: readonly Event[],
  sizes: readonly number[],
  bounds: Bounds,
): Profile {
  let stored = encodeProfile(emptyProfile);
  for (let next = 0, turn = 0; next < events.length; turn++) {
    const size = (sizes[turn % Math.max(1, sizes.length)] ?? 0) + 1;
    stored = encodeProfile(fold(read(stored), events.slice(next, next + size), bounds));
    next += size;
  }
  return read(stored);
}

function read(stored: string): Profile {
  const profile = decodeProfile(stored);
  if (!profile.ok) throw new Error(profile.reason);
  return profile.value;
}
