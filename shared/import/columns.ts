import { traitOfField } from "../classify/fieldTrait.ts";
import type { DecimalMark } from "../classify/parseNumber.ts";
import { maxProperties } from "../events/limits.ts";
import { nearestWord } from "../model/nearestWord.ts";
import { plainFieldName } from "../plainFieldName.ts";
import { fail, ok, type Result } from "../result.ts";
import { dealFields } from "./dealFields.ts";
import { noWords, type OutcomeWords } from "./outcome.ts";

const table = new Map(
  Object.entries(dealFields).flatMap(([target, names]) =>
    names.split(", ").flatMap((name) => (name === "" ? [] : [[name, target] as const])),
  ),
);

const isTrait = (target: string): boolean => !Object.hasOwn(dealFields, target);

export interface Columns {
  readonly header: readonly string[];
  /** By index: `email`, `lead`, `visitor`, `outcome`, …, or the name of a trait; `null` for a column that is left out. */
  readonly targets: readonly (string | null)[];
  /** By index: the decimal mark of its numbers, or `null` while it is unknown. */
  readonly marks: readonly (DecimalMark | null)[];
  /** The site's own words for deals that were won or lost. */
  readonly words: OutcomeWords;
}

/** What is known of a file besides its header. */
export interface ColumnHints {
  /** The column whose cells all are e-mail addresses; -1 for none. */
  readonly addresses?: number;
  readonly marks?: readonly (DecimalMark | null)[];
  readonly words?: OutcomeWords | undefined;
}

/**
 * Decides what each column holds: as stated, else by its name as CRMs write it. A column of addresses is found by its
 * cells, whatever its name.
 *
 * @returns What to fix, when a stated column does not exist, or no column identifies a person.
 */
export function decideColumns(
  header: readonly string[],
  stated: Readonly<Record<string, string>>,
  { addresses = -1, marks = [], words = noWords }: ColumnHints = {},
): Result<Columns, string> {
  const names = header.map((name) => name.trim());
  for (const name of Object.keys(stated)) {
    if (names.includes(name)) continue;
    const near = nearestWord(name, names);
    const hint = near === null ? `there are ${listed(names)}` : `did you mean "${near}"?`;
    return fail(`there is no column "${name}": ${hint}`);
  }
  const isStated = (name: string) => Object.hasOwn(stated, name);
  const named = names.map((name) =>
    isStated(name) ? stated[name] || null : (table.get(plainFieldName(name)) ?? traitOfField(name)),
  );
  const targets = withoutHonorific(
    names,
    withAddresses(named, isStated(names[addresses] ?? "") ? -1 : addresses),
    isStated,
  );
  if (!targets.some((target) => ["email", "lead", "visitor"].includes(target ?? ""))) {
    return fail(
      `no column has e-mail addresses: say which one is email. There are ${listed(names)}`,
    );
  }
  const columns = {
    header: names,
    targets,
    marks: names.map((_, index) => marks[index] ?? null),
    words,
  };
  const { length: traits } = traitsOf(columns);
  if (traits > maxProperties) {
    return fail(`${traits} columns are properties; the limit is ${maxProperties}: leave some out`);
  }
  return ok(columns);
}

/** Without a column named so, the column of addresses identifies the person. */
function withAddresses(targets: readonly (string | null)[], addresses: number): (string | null)[] {
  if (targets.some((target) => ["email", "lead", "visitor"].includes(target ?? "")))
    return [...targets];
  return targets.map((target, index) => (index === addresses ? "email" : target));
}

/** Outlook's `Title` is "Dr." when there is a `Job Title`, too. */
function withoutHonorific(
  names: readonly string[],
  targets: readonly (string | null)[],
  isStated: (name: string) => boolean,
): (string | null)[] {
  const isHonorific = (index: number) =>
    /^tit(le|el|re|olo|ulo)$|^titul$/.test(plainFieldName(names[index] ?? ""));
  const hasJob = targets.some((target, index) => target === "title" && !isHonorific(index));
  return targets.map((target, index) =>
    target === "title" && hasJob && isHonorific(index) && !isStated(names[index] ?? "")
      ? null
      : target,
  );
}

const listed = (names: readonly string[]): string => names.filter((name) => name !== "").join(", ");

/** Every non-empty cell of the columns with this target. */
export const cellsOf = ({ targets }: Columns, cells: readonly string[], target: string): string[] =>
  cells
    .filter((cell, index) => targets[index] === target && cell.trim() !== "")
    .map((cell) => cell.trim());

/** The first non-empty cell of the columns with this target. */
export const cellOf = (columns: Columns, cells: readonly string[], target: string): string =>
  cellsOf(columns, cells, target)[0] ?? "";

/** The traits of the columns, each once, without the e-mail address. */
export const traitsOf = ({ targets }: Columns): string[] => [
  ...(new Set(
    targets.filter((target) => target !== null && target !== "email" && isTrait(target)),
  ) as Set<string>),
];
