/**
 * Evaluation against a reference that is written the plainest way: straight from the events, no profile,
 * no compiling, nothing worked out before it is asked for. It shares no code with what it tests.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import type { Model, ModelDocument } from "../model/model.ts";
import { parseModel } from "../model/parseModel.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluate, prepare, totalsAt } from "./evaluate.ts";
import { anyAdjustment, anyLife, anyRules, modelOf, typeOfPage } from "./lives.fixture.ts";

const dayMs = 86_400_000;
const gapMs = 1_800_000;

describe("evaluation", () => {
  it("is what a plain reading of model and events gives, to the last digit", () => {
    fc.assert(
      fc.property(
        anyRules(),
        anyLife(),
        anyAdjustment(),
        fc.nat(60),
        (rules, life, given, days) => {
          const model = parsed(modelOf(rules));
          const events = [...life, ...given];
          const now = 20 * dayMs + days * dayMs;
          const compiled = compileModel(model);
          const profile = fold(emptyProfile, events);
          const { contributions, priority: _, ...totals } = evaluate(compiled, profile, now);
          const expected = referenceOf(model, events, now);
          expect(contributions.map(({ rule, points }) => [rule, points])).toEqual(expected.paid);
          expect(totals).toMatchObject(expected.totals);
          expect(totalsAt(prepare(compiled, profile), now)).toEqual(totals);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

function parsed(document: ModelDocument): Model {
  const result = parseModel(document);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

interface Entry {
  readonly event: Exclude<Event, { type: "identify" | "adjustment" }>;
  readonly at: number;
  readonly session: number;
  readonly object: string;
}

/** Everything that happened, oldest first; of one page view's running totals only the last word. */
function entriesOf(events: readonly Event[]): Entry[] {
  const happened = events.filter(
    (event): event is Entry["event"] => event.type !== "identify" && event.type !== "adjustment",
  );
  const kept = happened.filter(
    (event) =>
      event.type !== "engagement" ||
      !happened.some(
        (other) =>
          other.type === "engagement" &&
          other.view === event.view &&
          (other.occurredAt > event.occurredAt ||
            (other.occurredAt === event.occurredAt &&
              happened.indexOf(other) > happened.indexOf(event))),
      ),
  );
  kept.sort((a, b) => a.occurredAt - b.occurredAt);
  let session = -1;
  return kept.map((event, place) => {
    const before = kept[place - 1];
    if (before === undefined || event.occurredAt - before.occurredAt > gapMs) session++;
    return { event, at: event.occurredAt, session, object: objectOf(event) };
  });
}

function objectOf(event: Entry["event"]): string {
  if (event.type === "page_view" || event.type === "engagement") return event.page.path;
  if (event.type === "file_download") return event.file;
  return event.type === "email_open" ? event.mailing : event.type;
}

/** A loose reading of any part of a model: the reference takes what it finds. */
// biome-ignore lint/suspicious/noExplicitAny: see above.
type Loose = any;

function referenceOf(model: Model, events: readonly Event[], now: number) {
  const entries = entriesOf(events);
  const earned = model.rules.map((rule: Loose) =>
    rule.when
      ? holds(rule.when, events, entries, now)
        ? rule.points
        : 0
      : paid(rule, entries, now),
  );
  const points = capped(model, earned);
  const given = adjustmentsOf(events, now);
  const sum = (kind: string) =>
    points.reduce(
      (total, one, place) => (model.rules[place]?.kind === kind ? total + one : total),
      0,
    );
  const score = given.reduce((total, { points }) => total + points, sum("interest"));
  const fit = sum("fit");
  const disqualified = model.rules.some(
    (rule, place) => rule.kind === "disqualify" && earned[place] !== 0,
  );
  const band = (bands: readonly Loose[], value: number) =>
    bands.find(({ atLeast }) => value >= atLeast) ?? bands[bands.length - 1];
  return {
    paid: [
      ...model.rules.flatMap(({ id }, place) => (earned[place] === 0 ? [] : [[id, points[place]]])),
      ...given.map(({ name, points }) => [`adjustment:${name}`, points]),
    ],
    totals: {
      score: billionths(score),
      fit: billionths(fit),
      total: billionths(score + fit + sum("disqualify")),
      grade: band(model.grades, billionths(fit)).letter,
      tier: disqualified ? "disqualified" : band(model.tiers, billionths(score + fit)).name,
      disqualified,
    },
  };
}

/** When the day, week (from Monday) or month of a moment began, in UTC. */
function startOf(period: string, at: number): number {
  const date = new Date(at);
  date.setUTCHours(0, 0, 0, 0);
  if (period === "month") date.setUTCDate(1);
  while (period === "week" && date.getUTCDay() !== 1) date.setTime(date.getTime() - dayMs);
  return date.getTime();
}

const billionths = (points: number): number => Math.round(points * 1e9) / 1e9 + 0;

/** Points of an event rule: each event that fits, if its limit lets it, less what it lost since. */
function paid({ on, limit, points, decay }: Loose, entries: readonly Entry[], now: number): number {
  const paidFor: Entry[] = [];
  for (const entry of entries.filter((one) => fits(on, one))) {
    const { at, session, object } = entry;
    const open =
      limit === "every" ||
      (limit === "once" && paidFor.length === 0) ||
      (limit === "once_per_session" && !paidFor.some((other) => other.session === session)) ||
      (limit === "once_per_object" && !paidFor.some((other) => other.object === object)) ||
      (limit.perDays &&
        paidFor.filter((other) => other.at > at - limit.perDays * dayMs).length < limit.max) ||
      (limit.per &&
        paidFor.filter((other) => startOf(limit.per, other.at) === startOf(limit.per, at)).length <
          limit.max);
    if (open) paidFor.push(entry);
  }
  if (!decay) return points * paidFor.length;
  return paidFor.reduce(
    (sum, { at }) => sum + points * 0.5 ** (Math.max(0, now - at) / (decay.halfLifeDays * dayMs)),
    0,
  );
}

function fits(match: Loose, { event, object }: Entry): boolean {
  if (event.type !== match.event) return false;
  if (match.object && !match.object.includes(object)) return false;
  if (match.channel) return event.type === "page_view" && event.referrer !== undefined;
  if (!match.pageType) return true;
  return event.type === "page_view" && match.pageType.includes(typeOfPage(event.page));
}

function holds(
  condition: Loose,
  events: readonly Event[],
  entries: readonly Entry[],
  now: number,
): boolean {
  const verdict = (part: Loose) => holds(part, events, entries, now);
  const isIn = (window: Loose, at: number) =>
    window.this
      ? at >= startOf(window.this, now)
      : !window.lastDays || at > now - window.lastDays * dayMs;
  if (condition.all) return condition.all.every(verdict);
  if (condition.any) return condition.any.some(verdict);
  if (condition.not) return !verdict(condition.not);
  if (condition.count) {
    const { count, atLeast } = condition;
    return entries.filter((one) => fits(count, one) && isIn(condition, one.at)).length >= atLeast;
  }
  if (condition.sessions) {
    const { withPageType, atLeast } = condition.sessions;
    const match = { event: "page_view", pageType: withPageType };
    const ends = new Map<number, number>();
    for (const one of entries) if (fits(match, one)) ends.set(one.session, one.at);
    return [...ends.values()].filter((at) => isIn(condition.sessions, at)).length >= atLeast;
  }
  if (condition.engagedSeconds) {
    const { pageType, atLeast } = condition.engagedSeconds;
    let totalMs = 0;
    for (const { event, at } of entries) {
      if (event.type !== "engagement" || !isIn(condition.engagedSeconds, at)) continue;
      const view = entries.find((one) => one.event.id === event.view)?.event;
      const page = view?.type === "page_view" ? view.page : event.page;
      if (!pageType.includes(typeOfPage(page))) continue;
      const largest = Math.max(
        ...events.map((one) =>
          one.type === "engagement" && one.view === event.view ? one.engagedMs : 0,
        ),
      );
      totalMs += Math.min(largest, view ? Math.max(0, at - view.occurredAt) : largest);
    }
    return totalMs / 1_000 >= atLeast;
  }
  if (condition.inactiveDays) {
    const times = entries
      .filter(({ event }) => event.type !== "email_unsubscribe")
      .map(({ at }) => at);
    return times.length > 0 && (now - Math.max(...times)) / dayMs >= condition.inactiveDays.atLeast;
  }
  if (condition.shortVisits) {
    const { belowSeconds, atLeast } = condition.shortVisits;
    const numbers = [...new Set(entries.map(({ session }) => session))];
    const short = numbers.filter((number) => {
      const visit = entries.filter(({ session }) => session === number);
      const of = (type: string) => visit.filter(({ event }) => event.type === type).length;
      const [from, to] = [visit[0]?.at ?? 0, visit[visit.length - 1]?.at ?? 0];
      const isShort = to - from < belowSeconds * 1_000;
      return of("page_view") === 1 && of("engagement") > 0 && isShort && now - to > gapMs;
    });
    return short.length >= atLeast;
  }
  const stated = events
    .filter((event) => event.type === "identify")
    .filter(({ traits }) => Object.hasOwn(traits, condition.trait))
    .sort(
      (a, b) =>
        Number(b.verified ?? false) - Number(a.verified ?? false) || b.occurredAt - a.occurredAt,
    );
  const value = stated[0]?.traits[condition.trait];
  if (value === undefined) return false;
  if (condition.oneOf) return condition.oneOf.includes(value);
  return (
    typeof value === "number" &&
    value >= (condition.atLeast ?? Number.NEGATIVE_INFINITY) &&
    value < (condition.below ?? Number.POSITIVE_INFINITY)
  );
}

/** What is over a group's cap is taken from its last rules first, from those only that go over it. */
function capped({ rules, groups }: Model, earned: readonly number[]): number[] {
  const points = [...earned];
  for (const [name, { max, min }] of Object.entries(groups)) {
    const places = rules.flatMap(({ group }, place) => (group === name ? [place] : [])).reverse();
    const sum = earned.reduce(
      (total, one, place) => (places.includes(place) ? total + one : total),
      0,
    );
    const over = max !== undefined && sum > max;
    let excess = over ? sum - max : min !== undefined && sum < min ? sum - min : 0;
    for (const place of places) {
      const own = points[place] as number;
      const taken = over ? Math.max(0, Math.min(own, excess)) : Math.min(0, Math.max(own, excess));
      points[place] = own - taken;
      excess -= taken;
    }
  }
  return points;
}

function adjustmentsOf(events: readonly Event[], now: number) {
  const made = events
    .filter((event) => event.type === "adjustment")
    .sort((a, b) => b.occurredAt - a.occurredAt);
  return made
    .filter(
      (one, place) => made.findIndex((other) => other.adjustment === one.adjustment) === place,
    )
    .filter(({ points }) => points !== 0)
    .filter(
      ({ occurredAt, expiresAt }) => occurredAt <= now && (expiresAt === null || now < expiresAt),
    )
    .map(({ adjustment, points }) => ({ name: adjustment, points }));
}
