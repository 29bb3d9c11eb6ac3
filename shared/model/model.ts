/**
 * The model: how behaviour and facts become a score. A JSON document, written by people; this schema
 * is its specification, and refuses what it does not know.
 */
import * as z from "zod";
import type { EventType } from "../wire/event.ts";

const name = z.string().min(1).max(64);
const glob = z.string().min(1).max(256);
const globs = z.union([glob.transform((one) => [one]), z.array(glob).min(1).max(50)]);
const names = z.union([name.transform((one) => [one]), z.array(name).min(1).max(50)]);
const points = z.number().min(-100_000).max(100_000);

/** How to tell what a page is for, from its path or its JSON-LD. The first match counts. */
const pageTypeRule = z.strictObject({
  type: name,
  paths: z.array(glob).min(1).max(50).optional(),
  /** schema.org types, e.g. `JobPosting`. */
  schemaTypes: z.array(name).min(1).max(20).optional(),
});

/** What rules may count. Attention is no event to count: it has the condition `engagedSeconds`. */
const eventTypes = [
  "page_view",
  "file_download",
  "form_submit",
  "custom",
  "email_open",
  "email_click",
  "email_subscribe",
  "email_unsubscribe",
  "webinar_attend",
  "social_engagement",
  "social_follow",
  "scroll",
  "click",
  "contact",
  "form_start",
  "form_abandon",
  "video_progress",
  "view_search_results",
] as const satisfies readonly EventType[];

/** Which events are meant: all that is stated must hold. */
const eventMatch = z
  .strictObject({
    event: z.enum(eventTypes),
    /** Page type, of a page view. */
    pageType: names.optional(),
    /** Channel that led to a page view from elsewhere, e.g. `paid_search`; docs/channels.md lists them. */
    channel: names.optional(),
    /** What it happened to: the path of a page or file, the name of a form, event, webinar, mailing, network or video, the address of a link, a way of contact, a search term. */
    object: globs.optional(),
  })
  .refine(
    ({ event, pageType, channel }) =>
      (pageType === undefined && channel === undefined) || event === "page_view",
    "pageType and channel go with the event page_view only",
  );

/** How many occurrences are paid. */
const limit = z.union([
  z.enum(["every", "once", "once_per_session", "once_per_object"]),
  /** At most `max` in any `perDays` days. */
  z.strictObject({ max: z.int().min(1).max(1_000), perDays: z.number().positive().max(3_650) }),
]);

const traitCondition = z
  .strictObject({
    trait: name,
    /** One of these, whatever their case. */
    oneOf: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .min(1)
      .max(500)
      .optional(),
    /** Contains one of these phrases as whole words, whatever their case. */
    words: z.array(name).min(1).max(100).optional(),
    /** A number of at least this. */
    atLeast: z.number().optional(),
    /** A number below this. */
    below: z.number().optional(),
    /** Only when the trait is verified. */
    verifiedOnly: z.boolean().optional(),
  })
  .refine(
    ({ oneOf, words, atLeast, below }) =>
      [oneOf, words, atLeast, below].some((part) => part !== undefined),
    "needs one of: oneOf, words, atLeast, below",
  );

/** A rolling window: only what is younger than this counts. */
const lastDays = z.number().positive().max(3_650).optional();

const countCondition = z.strictObject({
  /** Enough of these events. */
  count: eventMatch,
  atLeast: z.int().min(1),
  lastDays,
});

const visitsCondition = z.strictObject({
  /** Sessions, or those with a page of that type. */
  sessions: z.strictObject({
    atLeast: z.int().min(1),
    withPageType: names.optional(),
    lastDays,
  }),
});

const engagedCondition = z.strictObject({
  /** Attention on pages of a type, over all visits or the latest. */
  engagedSeconds: z.strictObject({ pageType: names, atLeast: z.number().positive(), lastDays }),
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

/** Something that is true or false of a profile. */
export type Condition =
  | z.infer<typeof traitCondition>
  | z.infer<typeof countCondition>
  | z.infer<typeof visitsCondition>
  | z.infer<typeof engagedCondition>
  | z.infer<typeof inactiveCondition>
  | z.infer<typeof shortVisitsCondition>
  | z.infer<typeof firstChannelCondition>
  | z.infer<typeof emailCondition>
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    traitCondition,
    countCondition,
    visitsCondition,
    engagedCondition,
    inactiveCondition,
    shortVisitsCondition,
    firstChannelCondition,
    emailCondition,
    z.strictObject({ all: z.array(condition).min(1).max(20) }),
    z.strictObject({ any: z.array(condition).min(1).max(20) }),
    z.strictObject({ not: condition }),
  ]),
) as z.ZodType<Condition>;

const ruleHead = {
  /** Stable name: history and explanations refer to it. */
  id: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "must be lowercase letters, digits and _"),
  /** What a sales rep reads, e.g. "Viewed the pricing page". */
  title: z.string().min(1).max(120),
  /** `interest` adds to the score, `fit` to the grade, `disqualify` takes the lead off every list. */
  kind: z.enum(["interest", "fit", "disqualify"]),
  points,
  /** Name in `groups`: its rules share a cap. */
  group: name.optional(),
};

/** Paid per occurrence, within a limit. */
const eventRule = z.strictObject({
  ...ruleHead,
  on: eventMatch,
  limit: limit.default("every"),
  /** Each paid occurrence is worth half after so many days, a quarter after twice as many. */
  decay: z.strictObject({ halfLifeDays: z.number().positive().max(3_650) }).optional(),
});

/** Paid while true. */
const stateRule = z.strictObject({ ...ruleHead, when: condition });

const group = z.strictObject({
  title: z.string().min(1).max(120),
  /** The group's rules add at most this. */
  max: z.number().optional(),
  /** The group's rules take at most this away: a negative number. */
  min: z.number().optional(),
});

export const modelSchema = z.strictObject({
  /** For editors: where the JSON Schema is. */
  $schema: z.string().optional(),
  specVersion: z.literal(1),
  name,
  title: z.string().max(120).optional(),
  /** Whose employees and rivals are no leads. */
  company: z
    .strictObject({
      domains: z.array(name).max(100).default([]),
      competitors: z.array(name).max(1_000).default([]),
    })
    .default({ domains: [], competitors: [] }),
  pageTypes: z.array(pageTypeRule).max(200),
  rules: z.array(z.union([eventRule, stateRule])).max(2_000),
  groups: z.record(name, group).default({}),
  /** What tiers and stages are bands of: `score` (interest alone) or `total` (interest and fit). */
  basis: z.enum(["score", "total"]),
  /** Bands, highest first. Below the last one's threshold its name still holds. */
  tiers: z
    .array(z.strictObject({ name, atLeast: z.number() }))
    .min(1)
    .max(10),
  /** Thresholds that trigger a hand-off, highest first. Left only below `atLeast − hysteresis`. */
  stages: z
    .array(
      z.strictObject({
        name,
        atLeast: z.number(),
        hysteresis: z.number().min(0).default(0),
        /** Not with a grade worse than this, whatever the points. */
        minGrade: name.optional(),
      }),
    )
    .max(10),
  /** Letters for fit, best first. Below the last one's threshold its letter still holds. */
  grades: z
    .array(z.strictObject({ letter: name, atLeast: z.number() }))
    .min(1)
    .max(10),
});

/** A model as people write it. */
export type ModelDocument = z.input<typeof modelSchema>;
/** A model that passed the door: every default is filled in. */
export type Model = z.output<typeof modelSchema>;
export type Rule = Model["rules"][number];
export type EventRule = Extract<Rule, { on: unknown }>;
export type StateRule = Extract<Rule, { when: unknown }>;
export type EventMatch = EventRule["on"];
export type Limit = EventRule["limit"];
export type PageTypeRule = Model["pageTypes"][number];
export type Kind = Rule["kind"];
