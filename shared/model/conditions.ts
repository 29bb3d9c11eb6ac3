/** What state rules may ask of a profile: one schema for each operator of `shared/score/condition.ts`. */
import * as z from "zod";
import { calendarPeriod } from "../time/calendar.ts";
import { eventMatch } from "./eventMatch.ts";
import { globs, name, names } from "./words.ts";

const traitValues = z
  .array(z.union([z.string(), z.number(), z.boolean()]))
  .min(1)
  .max(500);

const comparisons = ["oneOf", "noneOf", "words", "matches", "atLeast", "below"] as const;

/** All that is stated must hold. Of a trait that is not known nothing holds, `noneOf` included. */
export const traitCondition = z
  .strictObject({
    /** e.g. `title`, `companySize`, `industry`, `country`, `region`, `organisation`. */
    trait: name,
    /** One of these, whatever their case. */
    oneOf: traitValues.optional(),
    /** Known, and none of these: e.g. a country that is not served. */
    noneOf: traitValues.optional(),
    /** Contains one of these phrases as whole words, whatever their case. */
    words: z.array(name).min(1).max(100).optional(),
    /** The whole text matches one of these globs, e.g. `*university*`. */
    matches: globs.optional(),
    /** A number of at least this. */
    atLeast: z.number().optional(),
    /** A number below this. */
    below: z.number().optional(),
    /** Only when the trait is verified. */
    verifiedOnly: z.boolean().optional(),
  })
  .refine(
    (condition) => comparisons.some((part) => condition[part] !== undefined),
    `needs one of: ${comparisons.join(", ")}`,
  );

/** Which past counts: all of it, a rolling window, or the calendar's current day, week or month. */
const window = {
  /** Rolling: only what is younger than this counts. */
  lastDays: z.number().positive().max(3_650).optional(),
  /** By the calendar of the model's `timeZone`: only what happened this day, week (from Monday) or month. */
  this: calendarPeriod.optional(),
};

const oneWindow = ({ lastDays, this: period }: { lastDays?: unknown; this?: unknown }): boolean =>
  lastDays === undefined || period === undefined;
const twoWindows = "has two windows: keep lastDays or this";

const countCondition = z
  .strictObject({
    /** Enough of these events. */
    count: eventMatch,
    atLeast: z.int().min(1),
    ...window,
  })
  .refine(oneWindow, twoWindows);

const visitsCondition = z.strictObject({
  /** Sessions, or those with a page of that type. */
  sessions: z
    .strictObject({ atLeast: z.int().min(1), withPageType: names.optional(), ...window })
    .refine(oneWindow, twoWindows),
});

const engagedCondition = z.strictObject({
  /** Attention on pages of a type, over all visits or the latest. */
  engagedSeconds: z
    .strictObject({ pageType: names, atLeast: z.number().positive(), ...window })
    .refine(oneWindow, twoWindows),
});

const inactiveCondition = z.strictObject({
  /** No visit, no opened mail, nothing else for so long. */
  inactiveDays: z.strictObject({ atLeast: z.number().positive().max(3_650) }),
});

const shortVisitsCondition = z.strictObject({
  /** Visits of one page that were over sooner than this; a visit is over half an hour after its end. */
  shortVisits: z.strictObject({
    belowSeconds: z.number().positive().max(3_600),
    atLeast: z.int().min(1),
  }),
});

const firstChannelCondition = z.strictObject({
  /** How the person came for the first time that is known: one of these channels. */
  firstChannel: z.strictObject({ oneOf: names }),
});

const emailCondition = z.strictObject({
  /** What the e-mail address (trait `email`) says of the person. */
  emailKind: z.enum([
    "own_company",
    "competitor",
    "student",
    "disposable",
    "invalid",
    "free",
    "role",
    "corporate",
  ]),
});

/** What is true or false of a profile by itself; `all`, `any` and `not` make more of it. */
export type FactCondition =
  | z.infer<typeof traitCondition>
  | z.infer<typeof countCondition>
  | z.infer<typeof visitsCondition>
  | z.infer<typeof engagedCondition>
  | z.infer<typeof inactiveCondition>
  | z.infer<typeof shortVisitsCondition>
  | z.infer<typeof firstChannelCondition>
  | z.infer<typeof emailCondition>;

/** One schema for each. */
export const factConditions = [
  traitCondition,
  countCondition,
  visitsCondition,
  engagedCondition,
  inactiveCondition,
  shortVisitsCondition,
  firstChannelCondition,
  emailCondition,
] as const;

/** Something that is true or false of a profile. */
export type Condition =
  | FactCondition
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    ...factConditions,
    z.strictObject({ all: z.array(condition).min(1).max(20) }),
    z.strictObject({ any: z.array(condition).min(1).max(20) }),
    z.strictObject({ not: condition }),
  ]),
) as z.ZodType<Condition>;
