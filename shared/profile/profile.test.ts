import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Event } from "../wire/event.ts";
import { type Bounds, defaultBounds } from "./bounds.ts";
import { decodeProfile, encodeProfile } from "./encode.ts";
import { fold } from "./fold.ts";
import { mergeProfiles } from "./merge.ts";
import { emptyProfile, type Profile } from "./profile.ts";

/** Room for a handful of entries on each level, so that many generated lives overflow all four. */
const tightBounds: Bounds = {
  recentBytes: 500,
  halfHourBytes: 400,
  dayBytes: 300,
  earlierBytes: 200,
  traits: 3,
  adjustments: 2,
};

const runs = 10_000;

describe("Invariant 4: order does not matter", () => {
  for (const [size, bounds] of Object.entries({ default: defaultBounds, tight: tightBounds })) {
    it(`folding events in any order and any batches gives the same profile (${size} bounds)`, () => {
      fc.assert(
        fc.property(shuffledLife(), fc.array(fc.nat(8)), ({ events, shuffled }, sizes) => {
          const inOrder = fold(emptyProfile, events, bounds);
          expect(inBatches(shuffled, sizes, bounds)).toEqual(inOrder);
        }),
        { numRuns: runs },
      );
    });

    it(`merging two visitors equals folding the union of their events (${size} bounds)`, () => {
      fc.assert(
        fc.property(shuffledLife(), fc.nat(100), ({ events, shuffled }, percent) => {
          const middle = Math.floor((shuffled.length * percent) / 100);
          const a = inBatches(shuffled.slice(0, middle), [1], bounds);
          const b = inBatches(shuffled.slice(middle), [3], bounds);
          const union = fold(emptyProfile, events, bounds);
          expect(mergeProfiles(a, b, bounds)).toEqual(union);
          expect(mergeProfiles(b, a, bounds)).toEqual(union);
        }),
        { numRuns: runs },
      );
    });
  }

  it("Invariant 12: junk traits push out neither the e-mail address nor a verified trait", () => {
    const states = (id: string, traits: Record<string, string>, verified: boolean): Event => ({
      ...{ id, type: "identify", occurredAt: 1, traits },
      ...(verified && { verified: true }),
    });
    const junk = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`a${index}`, "x"]));
    const events = [
      states("claimed-1", { email: "jane@acme.example" }, false),
      states("verified-1", { title: "VP" }, true),
      states("junk-1", junk, false),
    ];
    for (const order of [events, events.toReversed()]) {
      const { traits } = fold(emptyProfile, order);
      expect(Object.keys(traits)).toHaveLength(defaultBounds.traits);
      expect(traits).toMatchObject({ email: { verified: false }, title: { verified: true } });
    }
  });

  it("merging with nothing changes nothing", () => {
    fc.assert(
      fc.property(shuffledLife(), ({ events }) => {
        const profile = fold(emptyProfile, events, tightBounds);
        expect(mergeProfiles(profile, emptyProfile, tightBounds)).toEqual(profile);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a stored profile", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(shuffledLife(), ({ events }) => {
        const profile = fold(emptyProfile, events, tightBounds);
        expect(decodeProfile(encodeProfile(profile))).toEqual({ ok: true, value: profile });
      }),
      { numRuns: 500 },
    );
  });

  it("is at most 32 KiB, whatever a visitor does", () => {
    const text = '\u20ac/"\\é日本'.repeat(90).slice(0, 500);
    let profile: Profile = emptyProfile;
    for (let index = 0; index < 4_000; index++) {
      profile = fold(profile, hostileEvents(index, text));
    }
    expect(new TextEncoder().encode(encodeProfile(profile)).length).toBeLessThanOrEqual(32 * 1024);
  });

  it("is at most 32 KiB, too, when everything is short, far apart and happens once", () => {
    const monthMs = 30 * 86_400_000;
    let profile: Profile = emptyProfile;
    for (let index = 0; index < 1_500; index++) {
      profile = fold(profile, shortEvents(index, index * monthMs + 86_399_999));
    }
    expect(new TextEncoder().encode(encodeProfile(profile)).length).toBeLessThanOrEqual(32 * 1024);
  });

  it("holds 60 sessions of five pages in detail, the later half with engaged times", () => {
    const events = Array.from({ length: 300 }, (_, index): Event[] => {
      const occurredAt = Math.floor(index / 5) * 86_400_000 + (index % 5) * 60_000;
      const page = { path: `/product/section-${index % 40}` };
      return [
        { id: `event-${index}`, type: "page_view", occurredAt, page },
        {
          id: `engaged-${index}`,
          type: "engagement",
          occurredAt: occurredAt + 50_000,
          page,
          view: `event-${index}`,
          engagedMs: 40_000,
        },
      ];
    }).flat();
    const { recent, halfHours, days } = fold(emptyProfile, events);
    const views = recent.filter(({ type }) => type === "page_view").length;
    expect(views).toBeGreaterThan(120);
    expect(views + halfHours.tallies.length).toBeGreaterThan(240);
    expect(days.tallies.length).toBeGreaterThan(0);
  });

  it("counts 1,600 views of few pages in four sessions without losing one", () => {
    const events = Array.from(
      { length: 1_600 },
      (_, index): Event => ({
        id: `event-${index}`,
        type: "page_view",
        occurredAt: (index % 4) * 7_200_000 + index,
        page: { path: `/product/section-${index % 30}` },
      }),
    );
    const { recent, halfHours, days } = fold(emptyProfile, events);
    const counted = halfHours.tallies.reduce((sum, { count }) => sum + count, 0);
    expect(counted + recent.length).toBe(1_600);
    expect(days.tallies).toEqual([]);
  });

  it("counts a page view of an older day in a total, and forgets its engaged time", () => {
    const views = Array.from(
      { length: 60 },
      (_, index): Event => ({
        id: `event-${index}`,
        type: "page_view",
        occurredAt: index * 86_400_000,
        page: { path: "/pricing" },
      }),
    );
    const profile = fold(emptyProfile, views, tightBounds);
    const totals = [...profile.halfHours.tallies, ...profile.days.tallies, ...profile.earlier];
    const counted = totals.reduce((sum, { count }) => sum + count, 0);
    expect(counted + profile.recent.length).toBe(60);
    expect(profile.earlier.length).toBeGreaterThan(0);
  });

  it("of another version is not read", () => {
    const stored = encodeProfile(emptyProfile).replace('"v":4', '"v":3');
    expect(decodeProfile(stored)).toEqual({ ok: false, reason: "not-readable" });
    expect(decodeProfile("not JSON")).toEqual({ ok: false, reason: "not-readable" });
  });
});

function inBatches(events: readonly Event[], sizes: readonly number[], bounds: Bounds): Profile {
  let profile = emptyProfile;
  let next = 0;
  for (let turn = 0; next < events.length; turn++) {
    const size = Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? 1);
    profile = fold(profile, events.slice(next, next + size), bounds);
    next += size;
  }
  return profile;
}

/** What a visitor does over some weeks, and the same in another order. */
function shuffledLife() {
  return fc
    .array(
      fc.record({
        what: fc.constantFrom("view", "view", "engage", "download", "identify", "mail", "adjust"),
        minute: fc.oneof(fc.nat(200), fc.nat(20_000)),
        object: fc.constantFrom("/", "/pricing", "/a/rather/long/path/to/somewhere", "/b"),
        number: fc.nat(5),
      }),
      { maxLength: 40, size: "max" },
    )
    .map((steps) => steps.map(eventOf))
    .chain((events) =>
      fc.record({
        events: fc.constant(events),
        shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
      }),
    );
}

interface Step {
  readonly what: string;
  readonly minute: number;
  readonly object: string;
  readonly number: number;
}

function eventOf({ what, minute, object, number }: Step, index: number): Event {
  const common = { id: `event-${index}`, occurredAt: minute * 60_000 };
  switch (what) {
    case "view":
      return {
        ...common,
        type: "page_view",
        page: { path: object, ...(number > 3 && { type: "x" }) },
        ...(number === 1 && { place: { country: "NL", organisation: object } }),
      };
    case "engage":
      // A running total never shrinks while time passes.
      return {
        ...common,
        type: "engagement",
        page: { path: "/" },
        view: `view-0${number}`,
        engagedMs: minute,
      };
    case "download":
      return { ...common, type: "file_download", page: { path: "/" }, file: object };
    case "mail":
      return { ...common, type: "email_open", mailing: `m${number}`, verified: minute % 2 === 0 };
    case "adjust":
      return {
        ...common,
        type: "adjustment",
        adjustment: `a${number}`,
        points: minute,
        author: "Ann",
        reason: object,
        expiresAt: null,
      };
    default:
      return {
        ...common,
        type: "identify",
        traits: { [number === 5 ? "country" : number === 3 ? "email" : `trait${number}`]: object },
        verified: minute % 2 === 0,
      };
  }
}

/** The most that a profile can hold of what costs it more than it weighs. */
function shortEvents(index: number, occurredAt: number): Event[] {
  const name = index.toString(36);
  const page = { path: `/${name}` };
  return [
    {
      id: `view-${index}`,
      type: "page_view",
      occurredAt,
      page: { ...page, type: `t${name}` },
      referrer: `https://${name}.x`,
    },
    {
      id: `stay-${index}`,
      type: "engagement",
      occurredAt: occurredAt + 80_000_000,
      page,
      view: `view-${index}`,
      engagedMs: 86_000_000,
    },
    {
      id: `who-${index}`,
      type: "identify",
      occurredAt,
      traits: { [`t${String(index).padStart(39, "x")}`]: "\u20ac".repeat(128) },
    },
  ];
}

function hostileEvents(index: number, text: string): Event[] {
  const common = { occurredAt: index * 40 * 60_000 };
  return [
    {
      ...common,
      id: `view-${index}`,
      type: "page_view",
      page: {
        path: `/${index}${text}`,
        type: text.slice(0, 128),
        schemaTypes: [text.slice(0, 128)],
      },
      referrer: `https://${text}`,
    },
    {
      ...common,
      id: `file-${index}`,
      type: "file_download",
      page: { path: "/" },
      file: `/${index}`,
    },
    {
      ...common,
      id: `who-${index}`,
      type: "identify",
      traits: { [`t${String(index).padStart(39, "x")}`]: "\u20ac".repeat(128) },
    },
  ];
}
