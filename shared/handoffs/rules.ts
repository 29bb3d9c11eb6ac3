/**
 * Routing rules: where hand-offs go, as a JSON document for each site. This schema is its specification, and
 * refuses unknown fields. The fields of a destination are in its own file in `edge/handoffs/destinations`.
 */
import * as z from "zod";
import { trait } from "../conditions/trait.ts";
import { name } from "../conditions/words.ts";
import { timeZone } from "../time/calendar.ts";

/** Part of delivery keys, URLs and headers: only characters that never need escaping. */
const label = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, "must be up to 32 lowercase letters, digits and -");

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day, e.g. 18:30");

const names = z.array(name).min(1).max(50);

/** A person who may own leads. */
const person = z.strictObject({
  email: z.email(),
  name: name.optional(),
  /** This person's ids in CRMs and Slack. */
  ids: z
    .strictObject({
      slack: name.optional(),
      hubspot: name.optional(),
      salesforce: name.optional(),
      pipedrive: z.int().positive().optional(),
    })
    .default({}),
});

const members = z.array(label).min(1).max(200);

/** How an owner is chosen. */
const pool = z.discriminatedUnion("by", [
  /** Each person in turn. */
  z.strictObject({ by: z.literal("round_robin"), people: members }),
  /** By the lead's country (`NL`); other countries go to `otherwise`, in turn. */
  z.strictObject({
    by: z.literal("country"),
    countries: z.record(name, label),
    otherwise: members,
  }),
  /** The person who already owns a lead of the same company; new companies in turn. */
  z.strictObject({ by: z.literal("account"), people: members }),
]);

/** Every stated field must match; the items of a list are alternatives. */
const when = z.strictObject({
  stages: names.optional(),
  grades: names.optional(),
  tiers: names.optional(),
  priorities: names.optional(),
  countries: names.optional(),
  /**
   * Whether the e-mail address must be verified: by an API key or a signature. Without it, CRM destinations
   * need that and others do not; `false` lets CRMs have claimed addresses.
   */
  verified: z.boolean().optional(),
  /** Conditions on traits, as in models. */
  traits: z.array(trait.schema).min(1).max(20).optional(),
});

const rule = z.strictObject({
  /** What the list of hand-offs says, e.g. "Hot leads from DACH". */
  title: z.string().min(1).max(120),
  when: when.default({}),
  /** Names of destinations. */
  to: z.array(label).min(1).max(20),
  /** Name of a pool; of several matching rules, the first with a pool decides. */
  owner: label.optional(),
});

export const rulesSchema = z.strictObject({
  $schema: z.string().optional(),
  specVersion: z.literal(1),
  /** While true, no hand-off is sent, and none is sent later for what happened meanwhile. */
  paused: z.boolean().default(false),
  /** Time zone of the quiet hours; by default the model's. */
  timeZone: timeZone.optional(),
  /** Hand-offs in these hours wait until they end. */
  quietHours: z
    .strictObject({ from: clockTime, to: clockTime, weekends: z.boolean().default(false) })
    .refine(({ from, to }) => from !== to, "from and to are the same time")
    .optional(),
  /** The same stage of the same lead is not sent again within this time. */
  cooldownHours: z.number().min(0).max(8_760).default(24),
  /**
   * How long a hand-off of an unidentified visitor waits after a form, because an `identify` usually follows. 0:
   * not at all.
   */
  waitSeconds: z.int().min(0).max(300).default(20),
  people: z.record(label, person).default({}),
  pools: z.record(label, pool).default({}),
  destinations: z.record(label, z.looseObject({ type: z.string() })).default({}),
  rules: z.array(rule).max(100).default([]),
  /** The console's origin, for links to a lead; by default the origin where the rules were saved. */
  console: z.url({ protocol: /^https?$/ }).optional(),
});

/** Rules as a person writes them. */
export type RulesDocument = z.input<typeof rulesSchema>;
/** Parsed rules. */
export type HandoffRules = z.output<typeof rulesSchema>;
/** Kinds of destination that write records which sales works with. */
export const crmTypes: ReadonlySet<string> = new Set(["hubspot", "salesforce", "pipedrive"]);

export type HandoffRule = HandoffRules["rules"][number];
export type Person = HandoffRules["people"][string];
export type Pool = HandoffRules["pools"][string];
export type QuietHours = NonNullable<HandoffRules["quietHours"]>;

/** Every person that a pool may choose. */
export const membersOf = (pool: Pool): readonly string[] =>
  pool.by === "country" ? [...Object.values(pool.countries), ...pool.otherwise] : pool.people;
