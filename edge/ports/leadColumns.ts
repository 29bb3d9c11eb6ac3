import type { LeadId, SiteKey } from "../../shared/identity/ids.ts";
import { companyOf, countryOf } from "../../shared/profile/listedTraits.ts";
import { sessionGapMs } from "../../shared/profile/sessions.ts";
import { firstChannelOf } from "../../shared/score/firstChannel.ts";
import type { Scored } from "./scored.ts";

/** An evaluated lead, as the columns read it. */
export type ScoredLead = Scored & { readonly lead: LeadId; readonly site: SiteKey };

/** One column of the table `leads`. */
interface LeadColumn {
  /** Its name in SQL. */
  readonly column: string;
  /** Its type in SQL; SQLite keeps `JSON` as text. */
  readonly type: "TEXT" | "REAL" | "INTEGER" | "JSON";
  /** Its value for an evaluated lead. */
  readonly of: (scored: ScoredLead) => unknown;
  /** Lists, exports and the API show it. A row is written when one of these changes. */
  readonly isListed?: true;
  /** A list can be narrowed to some of its values. */
  readonly isFilter?: true;
  /** Milliseconds since 1970. */
  readonly isMoment?: true;
  /** A smaller change is not worth a write. */
  readonly tolerance?: number;
  /** Every evaluation changes it. A row that differs in nothing else costs one row of D1, not three. */
  readonly isStamp?: true;
}

/**
 * The row of a lead in lists, column by column. From this table follow `LeadRow`, the SQL (`leadRecord`,
 * `leadSql`), whether two rows are the same (`isSameRow`), the filters, and the API's list form (`toApiLead`).
 *
 * A new column is a row here and a file in `migrations`; a listed one also has a line in `shared/api/leadList`.
 */
export const leadColumns = {
  lead: { column: "lead_id", type: "TEXT", of: ({ lead }) => lead, isListed: true },
  /** Never changes. */
  site: { column: "site_key", type: "TEXT", of: ({ site }) => site },
  score: { column: "score", type: "REAL", of: ({ totals }) => totals.score, isListed: true },
  fit: { column: "fit", type: "REAL", of: ({ totals }) => totals.fit, isListed: true },
  total: { column: "total", type: "REAL", of: ({ totals }) => totals.total, isListed: true },
  grade: {
    ...{ column: "grade", type: "TEXT", of: ({ totals }) => totals.grade },
    ...{ isListed: true, isFilter: true },
  },
  tier: {
    ...{ column: "tier", type: "TEXT", of: ({ totals }) => totals.tier },
    ...{ isListed: true, isFilter: true },
  },
  stage: {
    ...{ column: "stage", type: "TEXT", of: ({ stage }) => stage },
    ...{ isListed: true, isFilter: true },
  },
  /** In the order of the model. */
  segments: { column: "segments", type: "JSON", of: ({ segments }) => segments, isListed: true },
  country: {
    ...{ column: "country", type: "TEXT", of: ({ profile }) => countryOf(profile.traits) },
    ...{ isListed: true, isFilter: true },
  },
  company: {
    ...{ column: "company", type: "TEXT", of: ({ profile }) => companyOf(profile.traits) },
    isListed: true,
  },
  /** The channel of the first visit, e.g. `organic_search`. */
  source: {
    ...{ column: "source", type: "TEXT", of: ({ profile }) => firstChannelOf(profile) },
    ...{ isListed: true, isFilter: true },
  },
  firstSeen: {
    ...{ column: "first_seen", type: "INTEGER", of: ({ profile }) => profile.firstSeen ?? 0 },
    ...{ isListed: true, isMoment: true },
  },
  /** Exact to a session: a second page of one visit is no reason to write. */
  lastSeen: {
    ...{ column: "last_seen", type: "INTEGER", of: ({ profile }) => profile.lastSeen ?? 0 },
    ...{ isListed: true, isMoment: true, tolerance: sessionGapMs },
  },
  /** The highest `seq` that is counted in. */
  upto: { column: "upto", type: "INTEGER", of: ({ upto }) => upto },
  evaluatedAt: {
    ...{ column: "evaluated_at", type: "INTEGER", of: ({ evaluatedAt }) => evaluatedAt },
    ...{ isMoment: true, isStamp: true },
  },
  /** When tier, stage or a segment changes if nothing else happens, or `null`. */
  nextChangeAt: {
    ...{ column: "next_change_at", type: "INTEGER", of: ({ nextChangeAt }) => nextChangeAt },
    ...{ isListed: true, isMoment: true, isStamp: true },
  },
  /** When the row is to be evaluated again so that its points stay right, or `null`. */
  dueAt: {
    ...{ column: "due_at", type: "INTEGER", of: ({ dueAt }) => dueAt },
    ...{ isMoment: true, isStamp: true },
  },
  /** The version of the model; 0 for the default model. */
  modelVersion: {
    ...{ column: "model_version", type: "INTEGER", of: ({ modelVersion }) => modelVersion },
    isStamp: true,
  },
} as const satisfies Readonly<Record<string, LeadColumn>>;

export type LeadColumns = typeof leadColumns;
export type LeadField = keyof LeadColumns;

/** The fields whose column has a flag, e.g. `FieldsWith<"isListed">`. */
export type FieldsWith<Flag extends keyof LeadColumn> = {
  [Field in LeadField]: LeadColumns[Field] extends Readonly<Record<Flag, true>> ? Field : never;
}[LeadField];

export const leadFields = Object.keys(leadColumns) as readonly LeadField[];

/** The column of a field, with every flag that it may have. */
export const columnOf = (field: LeadField): LeadColumn => leadColumns[field];

/** @example fieldsWith("isFilter"); // ["grade", "tier", "stage", "country", "source"] */
export const fieldsWith = <Flag extends keyof LeadColumn>(
  flag: Flag,
): readonly FieldsWith<Flag>[] =>
  leadFields.filter((field) => columnOf(field)[flag] === true) as FieldsWith<Flag>[];
