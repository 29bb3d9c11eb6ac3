import { normalEmail } from "../classify/emailKind.ts";
import { traitOfCell } from "../classify/traitCell.ts";
import { isLeadId } from "../identity/ids.ts";
import { shortHash } from "../identity/shortHash.ts";
import { fail, ok, type Result } from "../result.ts";
import type { TraitValue } from "../wire/event.ts";
import { parseServerEvent } from "../wire/parseServerEvent.ts";
import { type Columns, cellOf, traitsOf } from "./columns.ts";
import { outcomeOf } from "./outcome.ts";
import { type DateOrder, parseDate } from "./parseDate.ts";

/** An event as `POST /v1/events` accepts it. */
export type RowEvent = Readonly<Record<string, unknown>> & { readonly type: string };

export interface RowOptions {
  readonly columns: Columns;
  readonly dates?: DateOrder | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The events of a row: a person's traits, and the outcome of a deal. Event ids come from the row's contents, so
 * that a row counts once, however often its file is imported.
 *
 * @returns Events, or why the row is refused.
 */
export function eventsOfRow(
  raw: readonly string[],
  { columns, dates, now }: RowOptions,
): Result<readonly RowEvent[], string> {
  const { length } = columns.header;
  if (raw.length < length || raw.slice(length).some((cell) => cell.trim() !== "")) {
    return fail(`has ${raw.length} columns, the first line has ${length}`);
  }
  const cells = raw.map(plainCell);
  const about = aboutOf(columns, cells);
  if (!about.ok) return about;
  const at = momentOf(cellOf(columns, cells, "at"), dates);
  if (!at.ok) return fail(`at: ${at.reason}`);
  const outcome = outcomeEvent(columns, cells, dates);
  if (!outcome.ok) return outcome;

  const facts = {
    type: "identify",
    traits: factsOf(columns, cells, about.value),
    ...(at.value !== null && { occurredAt: at.value }),
  };
  const events = [
    ...(Object.keys(facts.traits).length > 0 ? [facts] : []),
    ...(outcome.value === null ? [] : [outcome.value]),
  ].map((event) => ({ id: `import-${shortHash(JSON.stringify([about.value, event]))}`, ...event }));
  if (events.length === 0) return fail("has an id, but nothing else");
  for (const event of events) {
    const read = parseServerEvent(event, now);
    if (!read.ok) return fail(inWords[read.reason] ?? read.reason);
  }
  return ok(events.map((event) => ({ ...about.value, ...event })));
}

const inWords: Readonly<Record<string, string>> = {
  "event-in-future": "its date is in the future",
  "event-too-old": "its date is before 1991",
};

type About = { readonly email: string } | { readonly lead: string } | { readonly visitor: string };

function aboutOf(columns: Columns, cells: readonly string[]): Result<About, string> {
  const [email, lead, visitor] = ["email", "lead", "visitor"].map((target) =>
    cellOf(columns, cells, target),
  ) as [string, string, string];
  if (email !== "") {
    const address = normalEmail(email);
    return address === null ? fail(`"${email}" is not an e-mail address`) : ok({ email: address });
  }
  const id = lead || visitor;
  if (id === "") return fail("has no e-mail address");
  if (!isLeadId(id)) return fail(`"${id}" is not 32 lowercase hex digits`);
  return ok(lead === "" ? { visitor: id } : { lead: id });
}

function factsOf(
  columns: Columns,
  cells: readonly string[],
  about: About,
): Record<string, TraitValue> {
  const traits: Record<string, TraitValue> = {};
  for (const trait of traitsOf(columns)) {
    const value = traitOfCell(trait, cellOf(columns, cells, trait));
    if (value !== null) traits[trait] = value;
  }
  // A list of addresses only creates leads, too.
  const isBare = Object.keys(traits).length === 0 && "email" in about;
  return isBare ? { email: about.email } : traits;
}

function outcomeEvent(columns: Columns, cells: readonly string[], dates: DateOrder | undefined) {
  const name = outcomeOf(cellOf(columns, cells, "outcome"));
  if (name === null) return ok(null);
  const at = momentOf(cellOf(columns, cells, "outcomeAt"), dates);
  if (!at.ok) return fail(`outcomeAt: ${at.reason}`);
  if (at.value === null) {
    return fail(`is ${name.slice(5)}, but has no date: one column must be outcomeAt`);
  }
  const [amount, deal] = ["amount", "deal"].map((target) =>
    traitOfCell(target, cellOf(columns, cells, target)),
  );
  const properties = { ...(amount !== null && { amount }), ...(deal !== null && { deal }) };
  return ok({ type: "custom", name, occurredAt: at.value, properties });
}

function momentOf(cell: string, dates: DateOrder | undefined): Result<number | null, string> {
  return cell === "" ? ok(null) : parseDate(cell, dates);
}

/** One line. Exports write `'=1+1` so that a spreadsheet does not run it: the quote is removed. */
const plainCell = (cell: string): string =>
  cell
    .replace(/^'(?=[=+\-@\t\r])/, "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim();
