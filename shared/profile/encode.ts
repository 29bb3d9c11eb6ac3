import { fail, ok, type Result } from "../result.ts";
import type { EventType } from "../wire/event.ts";
import type { Occurrence } from "./occurrence.ts";
import type { Level, Profile, Tally } from "./profile.ts";

/** Changes when the stored form does: an old profile is then dropped and folded anew. */
const version = 3;

/** A place in the table of texts; -1 for none. */
type Text = number;
type Row = [
  type: Text,
  object: Text,
  page: Text,
  source: Text,
  verified: 0 | 1,
  ...numbers: (number | string)[],
];

interface Stored extends Omit<Profile, "recent" | "halfHours" | "days" | "earlier"> {
  readonly v: number;
  /** Every text once: rows refer to it by place. */
  readonly texts: readonly string[];
  readonly recent: readonly Row[];
  readonly halfHours: StoredLevel;
  readonly days: StoredLevel;
  readonly earlier: readonly Row[];
}

interface StoredLevel {
  readonly tallies: readonly Row[];
  readonly after: number | null;
}

/** The stored form of a profile: JSON with rows instead of objects, at most 32 KiB. */
export function encodeProfile(profile: Profile): string {
  const texts = new Map<string, Text>();
  const place = (text: string | undefined): Text => {
    if (text === undefined) return -1;
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const json = (value: object | undefined) => place(value && JSON.stringify(value));
  // Times are kept as distances: ten digits instead of thirteen.
  const start = profile.firstSeen ?? 0;
  const head = (what: Tally["what"]) =>
    [
      place(what.type),
      place(what.object),
      json(what.page),
      json(what.source),
      what.verified ? 1 : 0,
    ] as const;
  const rowOf = (entry: Occurrence): Row => [
    ...head(entry),
    entry.at - start,
    entry.key,
    ...(entry.engagedMs === undefined ? [] : [entry.engagedMs]),
  ];
  const rowOfTally = ({ what, count, firstAt, lastAt }: Tally): Row => [
    ...head(what),
    count,
    firstAt - start,
    lastAt - firstAt,
  ];
  const level = ({ tallies, after }: Level): StoredLevel => ({
    tallies: tallies.map(rowOfTally),
    after,
  });
  const stored: Stored = {
    ...profile,
    v: version,
    recent: profile.recent.map(rowOf),
    halfHours: level(profile.halfHours),
    days: level(profile.days),
    earlier: profile.earlier.map(rowOfTally),
    texts: [],
  };
  return JSON.stringify({ ...stored, texts: [...texts.keys()] });
}

/** Reads a stored profile; `not-readable` means: fold the events again. */
export function decodeProfile(text: string): Result<Profile, "not-readable"> {
  try {
    const { v, texts, recent, halfHours, days, earlier, ...rest } = JSON.parse(text) as Stored;
    if (v !== version) return fail("not-readable");
    const start = rest.firstSeen ?? 0;
    // A hint or source that many rows share is one object.
    const parsed = new Map<Text, object>();
    const json = <Value extends object>(place: Text): Value | undefined => {
      if (place < 0) return undefined;
      const known = parsed.get(place) ?? (JSON.parse(texts[place] as string) as object);
      parsed.set(place, known);
      return known as Value;
    };
    const whatOf = ([type, object, page, source, verified]: Row): Tally["what"] => ({
      type: texts[type] as EventType,
      object: texts[object] as string,
      page: json<NonNullable<Occurrence["page"]>>(page),
      verified: verified === 1 ? true : undefined,
      source: json<NonNullable<Occurrence["source"]>>(source),
    });
    const occurrenceOf = (row: Row): Occurrence => {
      const { type, object, page, verified, source } = whatOf(row);
      return {
        type,
        at: start + (row[5] as number),
        key: row[6] as string,
        object,
        page,
        verified,
        source,
        engagedMs: row[7] as number | undefined,
      };
    };
    const tallyOfRow = (row: Row): Tally => {
      const firstAt = start + (row[6] as number);
      return {
        what: whatOf(row),
        count: row[5] as number,
        firstAt,
        lastAt: firstAt + (row[7] as number),
      };
    };
    const level = ({ tallies, after }: StoredLevel): Level => ({
      tallies: tallies.map(tallyOfRow),
      after,
    });
    return ok({
      ...rest,
      recent: recent.map(occurrenceOf),
      halfHours: level(halfHours),
      days: level(days),
      earlier: earlier.map(tallyOfRow),
    });
  } catch {
    return fail("not-readable");
  }
}
