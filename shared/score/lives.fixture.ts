/** Models and lives for property tests: small enough to meet their own edges often. */
import fc from "fast-check";
import type { ModelDocument } from "../model/model.ts";
import { b2b } from "../model/templates/b2b.ts";
import type { Event, Page } from "../wire/event.ts";

export type RuleDocument = ModelDocument["rules"][number];
export type Segments = NonNullable<ModelDocument["segments"]>;

const dayMs = 86_400_000;
const minuteMs = 60_000;
const pageTypes = ["pricing", "blog", "careers"];
const paths = ["/pricing", "/blog/a", "/blog/b", "/careers", "/"];
const files = ["/files/a.pdf", "/files/b.pdf"];

/** The type of a page in `modelOf`: what the page says, else its path. */
export const typeOfPage = ({ path, type }: Page): string | undefined =>
  type ?? pageTypes.find((one) => path.startsWith(`/${one}`));

export const modelOf = (rules: readonly RuleDocument[]): ModelDocument => ({
  ...b2b,
  pageTypes: pageTypes.map((type) => ({ type, paths: [`/${type}/**`] })),
  rules: [...rules],
  groups: { capped: { title: "Capped", max: 25, min: -15 } },
});

const points = fc.integer({ min: -40, max: 40 });
const days = fc.integer({ min: 1, max: 20 });
/** Often the same one, so that points make up for each other for good. */
const halfLives = fc.oneof(fc.constant(7), days);
const few = fc.integer({ min: 1, max: 4 });
const types = fc.uniqueArray(fc.constantFrom(...pageTypes), { minLength: 1, maxLength: 2 });

const match = fc.oneof(
  fc.constant({ event: "page_view" }),
  types.map((pageType) => ({ event: "page_view", pageType })),
  fc.constantFrom(...paths).map((object) => ({ event: "page_view", object: [object] })),
  fc.constant({ event: "page_view", channel: ["organic_search"] }),
  fc.constant({ event: "file_download" }),
  fc.constant({ event: "email_open" }),
);

const limit = fc.oneof(
  fc.constantFrom("every", "once", "once_per_session", "once_per_object"),
  fc.record({ max: few, perDays: days }),
  fc.record({ max: few, per: fc.constantFrom("day", "week", "month") }),
);

/** All of the past, a rolling window, or the calendar's day, week or month. */
const window = fc.oneof(
  fc.constant({}),
  days.map((lastDays) => ({ lastDays })),
  fc.constantFrom("day", "week", "month").map((period) => ({ this: period })),
);

/** What state rules may ask; with `parts`, what segments may. */
const conditionOf = (...parts: fc.Arbitrary<object>[]) =>
  fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      ...parts,
      fc.tuple(match, few, window).map(([count, atLeast, when]) => ({ count, atLeast, ...when })),
      fc.tuple(fc.option(types), few, window).map(([withPageType, atLeast, when]) => ({
        sessions: { ...(withPageType && { withPageType }), atLeast, ...when },
      })),
      fc
        .tuple(types, fc.integer({ min: 1, max: 120 }), window)
        .map(([pageType, atLeast, when]) => ({ engagedSeconds: { pageType, atLeast, ...when } })),
      days.map((atLeast) => ({ inactiveDays: { atLeast } })),
      few.map((atLeast) => ({ shortVisits: { belowSeconds: 90, atLeast } })),
      fc.integer({ min: 0, max: 500 }).map((atLeast) => ({ trait: "size", atLeast })),
      fc.constantFrom("x", "y").map((value) => ({ trait: "name", oneOf: [value] })),
      fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie("any").map((not) => ({ not })),
    ),
  })).any as fc.Arbitrary<object>;

const condition = conditionOf();

const bounds = fc.oneof(
  points.map((atLeast) => ({ atLeast })),
  points.map((below) => ({ below })),
  fc.tuple(points, few).map(([atLeast, more]) => ({ atLeast, below: atLeast + 5 * more })),
);
const oneOf = (...names: string[]) =>
  fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
    .map((some) => ({ oneOf: some }));

const segmentCondition = conditionOf(
  bounds.map((score) => ({ score })),
  bounds.map((fit) => ({ fit })),
  bounds.map((total) => ({ total })),
  oneOf("A", "B", "C", "D").map((grade) => ({ grade })),
  oneOf("hot", "warm", "cold").map((tier) => ({ tier })),
  oneOf("SQL", "MQL").map((stage) => ({ stage })),
);

/** Up to three segments, by conditions of all kinds. */
export const anySegments = (): fc.Arbitrary<Segments> =>
  fc
    .array(segmentCondition, { maxLength: 3, size: "max" })
    .map((conditions) =>
      Object.fromEntries(
        conditions.map((when, index) => [`segment_${index}`, { when } as Segments[string]]),
      ),
    );

/** Up to six rules of every kind, some in a group with a cap. */
export function anyRules(): fc.Arbitrary<RuleDocument[]> {
  const event = fc.record(
    { on: match, limit, decay: halfLives.map((halfLifeDays) => ({ halfLifeDays })) },
    { requiredKeys: ["on", "limit"] },
  );
  const state = condition.map((when) => ({ when }));
  const rule = fc.tuple(
    points,
    fc.boolean(),
    fc.constantFrom(0, 0, 0, 1, 2),
    fc.oneof(event, state),
  );
  return fc.array(rule, { maxLength: 6, size: "max" }).map((rules) =>
    rules.map(([worth, isCapped, kind, body], index) => {
      const head = { id: `rule_${index}`, title: "Rule", points: worth };
      if (kind === 2 && index === 0)
        return { ...head, kind: "disqualify", ...body } as RuleDocument;
      // A group is of one kind.
      if (isCapped) return { ...head, kind: "interest", group: "capped", ...body } as RuleDocument;
      return { ...head, kind: kind === 0 ? "interest" : "fit", ...body } as RuleDocument;
    }),
  );
}

/** What one person did within 20 days, most of it close together; times to the minute, so that some are equal. */
export function anyLife(): fc.Arbitrary<Event[]> {
  const step = fc.record({
    what: fc.constantFrom("view", "view", "view", "stay", "stay", "file", "mail", "leave", "who"),
    minutes: fc.oneof(fc.nat(3), fc.nat(45), fc.nat(2 * 1_440), fc.constantFrom(1_440, 2_880)),
    path: fc.constantFrom(...paths),
    number: fc.nat(600),
    odd: fc.boolean(),
  });
  return fc.array(step, { maxLength: 14, size: "max" }).map((steps) => {
    let at = 0;
    const views = [{ id: "event-none", page: { path: "/" } as Page, engagedMs: 0 }];
    return steps.map(({ what, minutes, path, number, odd }, index): Event => {
      at = Math.min(at + minutes * minuteMs, 20 * dayMs);
      const common = { id: `event-${index}`, occurredAt: at };
      const page = { path, ...(number < 40 && { type: "blog" }) };
      switch (what) {
        case "view":
          views.push({ id: common.id, page, engagedMs: 0 });
          return {
            ...common,
            type: "page_view",
            page,
            ...(odd && { referrer: "https://www.google.com/" }),
          };
        case "stay": {
          // A running total never shrinks while time passes.
          const view = views[number % views.length] as (typeof views)[number];
          view.engagedMs += number * 500;
          const { engagedMs } = view;
          return { ...common, type: "engagement", page: view.page, view: view.id, engagedMs };
        }
        case "file":
          return { ...common, type: "file_download", page, file: files[number % 2] as string };
        case "mail":
          return { ...common, type: "email_open", mailing: `m${number % 3}` };
        case "leave":
          return { ...common, type: "email_unsubscribe", mailing: "m" };
        default:
          // One who may not vouch never states what one who vouches has, at the same time.
          return {
            ...common,
            type: "identify",
            traits: odd ? { size: number } : { name: number % 2 === 0 ? "x" : "y" },
            occurredAt: at + index,
          };
      }
    });
  });
}

/** Points by hand: none, or two under one name or two, for some days or for ever. */
export function anyAdjustment(): fc.Arbitrary<Event[]> {
  const one = fc.record({
    day: fc.nat(40),
    name: fc.constantFrom("call", "fair"),
    points,
    forDays: fc.option(days),
  });
  return fc.array(one, { maxLength: 2 }).map((given) =>
    given.map(
      ({ day, name, points, forDays }, index): Event => ({
        id: `given-${index}`,
        type: "adjustment",
        occurredAt: day * dayMs + index,
        adjustment: name,
        points,
        author: "Kim",
        reason: "met at the fair",
        expiresAt: forDays === null ? null : (day + forDays) * dayMs,
      }),
    ),
  );
}
