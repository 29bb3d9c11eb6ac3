import { fail, ok, type Result } from "../result.ts";
import type { EventType } from "../wire/event.ts";
import type { Occurrence, Place } from "./occurrence.ts";
import { emptyProfile, type Profile, type Tally } from "./profile.ts";

/** Changes when the stored form does: an old profile is then dropped and folded anew. */
const version = 1;

/** The stored form of a profile: JSON with rows instead of objects, at most 32 KiB. */
export function encodeProfile(profile: Profile): string {
  return JSON.stringify({
    ...profile,
    v: version,
    recent: profile.recent.map((entry) => [
      entry.type,
      entry.at,
      entry.key,
      entry.object,
      ...optional(entry.page, entry.source, entry.engagedMs),
    ]),
    days: profile.days.map(rowOfTally),
    earlier: profile.earlier.map(rowOfTally),
  });
}

/** Reads a stored profile; `not-readable` means: fold the events again. */
export function decodeProfile(stored: string): Result<Profile, "not-readable"> {
  try {
    const { v, recent, days, earlier, ...rest } = JSON.parse(stored) as StoredProfile;
    if (v !== version) return fail("not-readable");
    return ok({
      ...emptyProfile,
      ...rest,
      recent: recent.map(occurrenceOfRow),
      days: days.map(tallyOfRow),
      earlier: earlier.map(tallyOfRow),
    });
  } catch {
    return fail("not-readable");
  }
}

interface StoredProfile extends Omit<Profile, "recent" | "days" | "earlier"> {
  readonly v: number;
  readonly recent: readonly OccurrenceRow[];
  readonly days: readonly TallyRow[];
  readonly earlier: readonly TallyRow[];
}

type OccurrenceRow = [
  type: EventType,
  at: Place["at"],
  key: Place["key"],
  object: string,
  page?: Occurrence["page"] | 0,
  source?: Occurrence["source"] | 0,
  engagedMs?: number,
];

type TallyRow = [
  day: number,
  count: number,
  type: EventType,
  object: string,
  page?: Occurrence["page"],
];

/** Optional cells of a row: absent ones are 0, and none are written after the last one present. */
function optional(...cells: readonly unknown[]): unknown[] {
  const last = cells.findLastIndex((cell) => cell !== undefined);
  return cells.slice(0, last + 1).map((cell) => cell ?? 0);
}

const rowOfTally = ({ day, count, what }: Tally) => [
  day,
  count,
  what.type,
  what.object,
  ...optional(what.page),
];

function occurrenceOfRow([
  type,
  at,
  key,
  object,
  page,
  source,
  engagedMs,
]: OccurrenceRow): Occurrence {
  return {
    type,
    at,
    key,
    object,
    ...(page && { page }),
    ...(source && { source }),
    ...(type === "engagement" && { engagedMs: engagedMs ?? 0 }),
  };
}

const tallyOfRow = ([day, count, type, object, page]: TallyRow): Tally => ({
  day,
  count,
  what: { type, object, ...(page && { page }) },
});
