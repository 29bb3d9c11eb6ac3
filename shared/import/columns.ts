import { plainFieldName, traitOfField } from "../classify/fieldTrait.ts";
import { maxProperties } from "../events/limits.ts";
import { nearestWord } from "../model/nearestWord.ts";
import { fail, ok, type Result } from "../result.ts";

/** What a column may hold besides a trait. */
const others: Readonly<Record<string, string>> = {
  lead: "lead",
  visitor: "visitor",
  outcome: "outcome, stage, stagename, dealstage, dealstatus, opportunitystage",
  outcomeAt:
    "outcomeat, closedate, closedat, closedon, dealclosedon, wontime, dealwontime, losttime, deallosttime",
  amount: "amount, dealamount, dealvalue, opportunityamount",
  deal: "deal, dealname, dealtitle, dealid, opportunity, opportunityname, opportunityid",
  /** When the traits were true; only if it is stated. */
  at: "",
};

const table = new Map(
  Object.entries(others).flatMap(([target, names]) =>
    names.split(", ").map((name) => [name, target] as const),
  ),
);

const isTrait = (target: string): boolean => !Object.hasOwn(others, target);

export interface Columns {
  readonly header: readonly string[];
  /** By index: `email`, `lead`, `visitor`, `outcome`, …, or the name of a trait; `null` for a column that is left out. */
  readonly targets: readonly (string | null)[];
}

/**
 * Decides what each column holds: as stated, else by its name as CRMs write it.
 *
 * @returns What to fix, when a stated column does not exist, or no column identifies a person.
 */
export function decideColumns(
  header: readonly string[],
  stated: Readonly<Record<string, string>>,
): Result<Columns, string> {
  const names = header.map((name) => name.trim());
  for (const name of Object.keys(stated)) {
    if (names.includes(name)) continue;
    const near = nearestWord(name, names);
    const hint = near === null ? `there are ${names.join(", ")}` : `did you mean "${near}"?`;
    return fail(`there is no column "${name}": ${hint}`);
  }
  const targets = names.map((name) =>
    Object.hasOwn(stated, name)
      ? stated[name] || null
      : (table.get(plainFieldName(name)) ?? traitOfField(name)),
  );
  if (!targets.some((target) => ["email", "lead", "visitor"].includes(target ?? ""))) {
    return fail(
      `no column has e-mail addresses: say which one is email. There are ${names.join(", ")}`,
    );
  }
  const columns = { header: names, targets };
  const { length: traits } = traitsOf(columns);
  if (traits > maxProperties) {
    return fail(`${traits} columns are properties; the limit is ${maxProperties}: leave some out`);
  }
  return ok(columns);
}

/** The first non-empty cell among all columns with this target. */
export const cellOf = ({ targets }: Columns, cells: readonly string[], target: string): string =>
  cells.find((cell, index) => targets[index] === target && cell.trim() !== "")?.trim() ?? "";

/** The traits of the columns, each once, without the e-mail address. */
export const traitsOf = ({ targets }: Columns): string[] => [
  ...(new Set(
    targets.filter((target) => target !== null && target !== "email" && isTrait(target)),
  ) as Set<string>),
];
