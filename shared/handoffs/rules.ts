/**
 * Who is told of which lead: a JSON document for each site. This schema is its specification, and refuses
 * what it does not know. The fields of a destination belong to its own file in `edge/destinations`.
 */
import * as z from "zod";
import { trait } from "../conditions/trait.ts";
import { name } from "../conditions/words.ts";
import { timeZone } from "../time/calendar.ts";

/** Part of delivery keys, addresses and headers: nothing that needs escaping anywhere. */
const label = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, "must be up to 32 lowercase letters, digits and -");

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day, e.g. 18:30");

const names = z.array(name).min(1).max(50);

/** Somebody who may own a lead. */
const person = z.strictObject({
  email: z.email(),
  name: name.optional(),
  /** Who this is elsewhere: the ids that CRMs and Slack know the person by. */
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

/** How an owner is found. */
const pool = z.discriminatedUnion("by", [
  /** One after another. */
  z.strictObject({ by: z.literal("round_robin"), people: members }),
  /** By the lead's country (`NL`, or however it was stated); `otherwise` one after another. */
  z.strictObject({
    by: z.literal("country"),
    countries: z.record(name, label),
    otherwise: members,
  }),
  /** Whoever has somebody of that company already; of a new one, one after another. */
  z.strictObject({ by: z.literal("account"), people: members }),
]);

/** All that is stated must hold; each list is of alternatives. */
const when = z.strictObject({
  stages: names.optional(),
  grades: names.optional(),
  tiers: names.optional(),
  priorities: names.optional(),
  countries: names.optional(),
  /** A segment: conditions on traits, as in models. */
  traits: z.array(trait.schema).min(1).max(20).optional(),
});

const rule = z.strictObject({
  /** What the list of hand-offs says, e.g. "Hot leads from DACH". */
  title: z.string().min(1).max(120),
  when: when.default({}),
  /** Names of destinations. */
  to: z.array(label).min(1).max(20),
  /** Name of a pool; of several rules that hold, the first one with a pool decides. */
  owner: label.optional(),
});

export const rulesSchema = z.strictObject({
  $schema: z.string().optional(),
  specVersion: z.literal(1),
  /** Nobody is told of what happens while this is true, not afterwards either. */
  paused: z.boolean().default(false),
  /** Whose evenings and weekends are quiet; without it, that of the model. */
  timeZone: timeZone.optional(),
  /** What comes in these hours waits until they are over. */
  quietHours: z
    .strictObject({ from: clockTime, to: clockTime, weekends: z.boolean().default(false) })
    .refine(({ from, to }) => from !== to, "from and to are the same: no hour would be left")
    .optional(),
  /** The same stage of the same lead is not told again within this time. */
  cooldownHours: z.number().min(0).max(8_760).default(24),
  people: z.record(label, person).default({}),
  pools: z.record(label, pool).default({}),
  destinations: z.record(label, z.looseObject({ type: z.string() })).default({}),
  rules: z.array(rule).max(100).default([]),
  /** Where the console is, for links to a lead; by default where the rules were saved. */
  console: z.url({ protocol: /^https?$/ }).optional(),
});

/** Rules as people write them. */
export type RulesDocument = z.input<typeof rulesSchema>;
/** Rules that passed the door. */
export type HandoffRules = z.output<typeof rulesSchema>;
export type HandoffRule = HandoffRules["rules"][number];
export type Person = HandoffRules["people"][string];
export type Pool = HandoffRules["pools"][string];
export type QuietHours = NonNullable<HandoffRules["quietHours"]>;

/** Everybody whom a pool may choose. */
export const membersOf = (pool: Pool): readonly string[] =>
  pool.by === "country" ? [...Object.values(pool.countries), ...pool.otherwise] : pool.people;
