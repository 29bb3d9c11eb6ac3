import { fail, ok, type Result } from "../result.ts";
import { type HandoffRules, membersOf, rulesSchema } from "./rules.ts";

/** One fault in the rules: where it is, and how to fix it. */
export interface RulesFault {
  /** Path in the document, e.g. `rules.0.to`. */
  readonly at: string;
  readonly message: string;
}

/** Checks a document of rules. Never throws. */
export function parseRules(document: unknown): Result<HandoffRules, readonly RulesFault[]> {
  const parsed = rulesSchema.safeParse(document);
  if (!parsed.success) {
    return fail(
      parsed.error.issues.map(({ path, message }) => ({
        at: path.map(String).join(".") || "rules",
        message,
      })),
    );
  }
  const faults = unknownNames(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : fail(faults);
}

/** Names that are not defined: a hand-off would silently go nowhere. */
function unknownNames({ rules, destinations, pools, people }: HandoffRules): RulesFault[] {
  const missing = (at: string, name: string, known: object, what: string): RulesFault[] =>
    Object.hasOwn(known, name)
      ? []
      : [{ at, message: `there is no ${what} "${name}": there are ${listed(known)}` }];
  return [
    ...rules.flatMap(({ to, owner }, index) => [
      ...to.flatMap((one) => missing(`rules.${index}.to`, one, destinations, "destination")),
      ...(owner === undefined ? [] : missing(`rules.${index}.owner`, owner, pools, "pool")),
    ]),
    ...Object.entries(pools).flatMap(([name, pool]) =>
      membersOf(pool).flatMap((one) => missing(`pools.${name}`, one, people, "person")),
    ),
  ];
}

const listed = (known: object): string => Object.keys(known).join(", ") || "none yet";
