import { fail, ok, type Result } from "../result.ts";
import type { Occurrence } from "./occurrence.ts";
import type { Level, Profile, Tally } from "./profile.ts";

/** Changes with the stored form: then an old profile is dropped and folded again. */
const version = 4;

/** What happened, however often: indexes in the table of texts, -1 for none. */
type What = readonly [type: number, object: number, page: number, source: number, verified: 0 | 1];

interface Stored extends Omit<Profile, "recent" | "halfHours" | "days" | "earlier"> {
  readonly v: number;
  /** Every text once, and everything that happened once: columns refer to them by index. */
  readonly texts: readonly string[];
  readonly whats: readonly What[];
  readonly recent: StoredOccurrences;
  readonly halfHours: StoredLevel;
  readonly days: StoredLevel;
  readonly earlier: StoredTallies;
}

/** Stored as columns, which are read three times as fast as a row for each occurrence. */
interface StoredOccurrences {
  readonly what: readonly number[];
  /** Milliseconds since the previous one; for the first, since `firstSeen`. */
  readonly after: readonly number[];
  /** Separated by blanks. */
  readonly keys: string;
  /** -1 for other kinds than `engagement`. */
  readonly engagedMs: readonly number[];
}

interface StoredTallies {
  readonly what: readonly number[];
  readonly count: readonly number[];
  /** Milliseconds since `firstSeen`; may be negative. */
  readonly firstAt: readonly number[];
  /** Milliseconds from the first to the last. */
  readonly span: readonly number[];
}

interface StoredLevel {
  readonly tallies: StoredTallies;
  readonly after: number | null;
}

/** The stored form of a profile: JSON with columns instead of objects, at most 32 KiB. */
export function encodeProfile(profile: Profile): string {
  const texts = new Map<string, number>();
  const whats = new Map<string, number>();
  const stored: What[] = [];
  const textOf = (text: string | undefined) => (text === undefined ? -1 : indexIn(texts, text));
  const jsonOf = (value: object | undefined) => textOf(value && JSON.stringify(value));
  const whatOf = ({ type, object, page, source, verified }: Tally["what"]): number => {
    const what: What = [
      textOf(type),
      textOf(object),
      jsonOf(page),
      jsonOf(source),
      verified ? 1 : 0,
    ];
    const index = indexIn(whats, what.join());
    stored[index] = what;
    return index;
  };
  const start = profile.firstSeen ?? 0;
  const talliesOf = (tallies: readonly Tally[]): StoredTallies => ({
    what: tallies.map(({ what }) => whatOf(what)),
    count: tallies.map(({ count }) => count),
    firstAt: tallies.map(({ firstAt }) => firstAt - start),
    span: tallies.map(({ firstAt, lastAt }) => lastAt - firstAt),
  });
  const levelOf = ({ tallies, after }: Level): StoredLevel => ({
    tallies: talliesOf(tallies),
    after,
  });
  const { recent } = profile;
  const columns: Stored = {
    ...profile,
    v: version,
    texts: [],
    whats: stored,
    recent: {
      what: recent.map(whatOf),
      after: recent.map(({ at }, index) => at - (recent[index - 1]?.at ?? start)),
      keys: recent.map(({ key }) => key).join(" "),
      engagedMs: recent.map(({ engagedMs }) => engagedMs ?? -1),
    },
    halfHours: levelOf(profile.halfHours),
    days: levelOf(profile.days),
    earlier: talliesOf(profile.earlier),
  };
  return JSON.stringify({ ...columns, texts: [...texts.keys()] });
}

function indexIn(table: Map<string, number>, text: string): number {
  const known = table.get(text);
  if (known !== undefined) return known;
  table.set(text, table.size);
  return table.size - 1;
}

/** Reads a stored profile; `not-readable` means: fold the events again. */
export function decodeProfile(text: string): Result<Profile, "not-readable"> {
  try {
    const { v, texts, whats, recent, halfHours, days, earlier, ...rest } = JSON.parse(
      text,
    ) as Stored;
    if (v !== version) return fail("not-readable");
    const start = rest.firstSeen ?? 0;
    const jsonAt = <Value>(index: number): Value | undefined =>
      index < 0 ? undefined : (JSON.parse(texts[index] as string) as Value);
    // Occurrences of the same thing share one object, with its page hint and its source.
    const shared = whats.map(([type, object, page, source, verified]): Tally["what"] => ({
      type: texts[type] as Occurrence["type"],
      object: texts[object] as string,
      page: jsonAt(page),
      verified: verified === 1 ? true : undefined,
      source: jsonAt(source),
    }));
    const tallies = ({ what, count, firstAt, span }: StoredTallies): Tally[] =>
      what.map((index, row) => {
        const first = start + (firstAt[row] as number);
        return {
          what: shared[index] as Tally["what"],
          count: count[row] as number,
          firstAt: first,
          lastAt: first + (span[row] as number),
        };
      });
    const level = (stored: StoredLevel): Level => ({
      tallies: tallies(stored.tallies),
      after: stored.after,
    });
    return ok({
      ...rest,
      recent: occurrencesOf(recent, shared, start),
      halfHours: level(halfHours),
      days: level(days),
      earlier: tallies(earlier),
    });
  } catch {
    return fail("not-readable");
  }
}

function occurrencesOf(
  { what, after, keys, engagedMs }: StoredOccurrences,
  shared: readonly Tally["what"][],
  start: number,
): Occurrence[] {
  const names = keys.split(" ");
  let at = start;
  return what.map((index, row) => {
    const { type, object, page, verified, source } = shared[index] as Tally["what"];
    const attention = engagedMs[row] as number;
    at += after[row] as number;
    return {
      type,
      at,
      key: names[row] as string,
      object,
      page,
      verified,
      source,
      engagedMs: attention < 0 ? undefined : attention,
    };
  });
}
