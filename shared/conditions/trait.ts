import * as z from "zod";
import { evaluateTrait, knownInWords } from "./evaluateTrait.ts";
import type { LeadFacts } from "./facts.ts";
import { either, globsInWords } from "./matchInWords.ts";
import { anyActivity, mentionsNothing, neverByTime, type Operator } from "./operator.ts";
import { traitContradiction } from "./traitContradiction.ts";
import { globs, name } from "./words.ts";

const traitValues = z
  .array(z.union([z.string(), z.number(), z.boolean()]))
  .min(1)
  .max(500);

const comparisons = ["oneOf", "noneOf", "words", "matches", "atLeast", "below"] as const;

/** Everything stated must hold. For an unknown trait nothing holds, `noneOf` included. */
const schema = z
  .strictObject({
    /** e.g. `title`, `companySize`, `industry`, `country`, `region`, `organisation`. */
    trait: name,
    /** One of these, ignoring case. */
    oneOf: traitValues.optional(),
    /** Known, and none of these: e.g. a country that is not served. */
    noneOf: traitValues.optional(),
    /** Contains one of these phrases as whole words, ignoring case. */
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

type TraitCondition = z.infer<typeof schema>;

export const trait = {
  schema,
  holds: (condition, facts) => {
    const known = knownTrait(condition, facts);
    return known === undefined ? false : evaluateTrait(condition, known);
  },
  because: (condition, facts) => {
    const known = knownTrait(condition, facts);
    return known === undefined ? `${condition.trait} is not known` : knownInWords(condition, known);
  },
  inWords: ({ trait, oneOf, noneOf, words, matches, atLeast, below, verifiedOnly }) =>
    [
      oneOf && `${trait} is ${either(oneOf)}`,
      noneOf && `${trait} is known, and not ${either(noneOf)}`,
      words && `${trait} has ${either(words.map((phrase) => `“${phrase}”`))}`,
      matches && `${trait} is ${globsInWords(matches)}`,
      bandInWords(trait, atLeast, below),
      verifiedOnly && "verified",
    ]
      .filter(Boolean)
      .join(", "),
  ...neverByTime,
  ...mentionsNothing,
  ...anyActivity,
  contradiction: traitContradiction,
} satisfies Operator<TraitCondition>;

const knownTrait = ({ trait }: TraitCondition, { traits }: LeadFacts) =>
  Object.hasOwn(traits, trait) ? traits[trait] : undefined;

function bandInWords(trait: string, atLeast: number | undefined, below: number | undefined) {
  if (atLeast === undefined) return below !== undefined && `${trait} below ${below}`;
  return `${trait} from ${atLeast}${below === undefined ? "" : ` to below ${below}`}`;
}
