import { isLeadId } from "../identity/ids.ts";
import { shortHash } from "../identity/shortHash.ts";
import { fail, ok, type Result } from "../result.ts";
import type { TraitValue } from "../wire/event.ts";
import { parseServerEvent } from "../wire/parseServerEvent.ts";
import { addressOfCell } from "./addressOfCell.ts";
import { type Columns, cellOf, traitsOf } from "./columns.ts";
import { type Deal, dealOfRow } from "./dealOfRow.ts";
import { isYes } from "./outcome.ts";
import { type DateOrder, momentOfCell } from "./parseDate.ts";
import type { RowEvent } from "./rowEvent.ts";
import { traitValueOf } from "./traitValueOf.ts";

export interface RowOptions {
  readonly columns: Columns;
  readonly dates?: DateOrder | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The events of a row: a person's traits, and the outcome of a deal. Event ids come from the row's contents, so
 * that a row counts once, however often its file is imported. A deal with an id counts once, whatever else of it
 * changes.
 *
 * @returns Events, or why the row is refused.
 */
export function eventsOfRow(
  raw: readonly string[],
  { columns, dates, now }: RowOptions,
): Result<readonly RowEvent[], string> {
  const { length } = columns.header;
  if (raw.slice(length).some((cell) => cell.trim() !== "")) {
    return fail(`has ${raw.length} columns, the header has ${length}`);
  }
  // Spreadsheets leave empty cells at the end of a row out.
  const cells = columns.header.map((_, index) => plainCell(raw[index] ?? ""));
  const about = aboutOf(columns, cells);
  if (!about.ok) return about;
  const at = momentOfCell(cellOf(columns, cells, "at"), dates);
  if (!at.ok) return fail(`at: ${at.reason}`);
  const outcome = dealOfRow(columns, cells, dates);
  if (!outcome.ok) return outcome;
  const traits = rowTraits(columns, cells, about.value);
  if (!traits.ok) return traits;

  const identify = {
    type: "identify",
    traits: traits.value,
    // The person has these traits now, whatever an older import said; a date says since when.
    ...(at.value === null ? { current: true } : { occurredAt: at.value }),
  };
  const events = [
    ...(Object.keys(traits.value).length > 0 ? [identify] : []),
    ...(outcome.value === null ? [] : [outcome.value.event]),
    ...(isYes(cellOf(columns, cells, "optOut")) === true ? [optOut] : []),
  ].map((event) => ({
    id: `import-${shortHash(JSON.stringify([about.value, keyOf(event, outcome.value)]))}`,
    ...event,
  }));
  if (events.length === 0) return fail("has an id, but nothing else");
  for (const { current: _, ...event } of events as (RowEvent & { readonly current?: true })[]) {
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

/** A column such as `Email Opt Out`: no mailing in particular. */
const optOut: RowEvent = { type: "email_unsubscribe", mailing: "opt-out" };

/** What an event's id is made of. */
const keyOf = (event: RowEvent, outcome: Deal | null): unknown =>
  event.type === "custom" && outcome !== null && outcome.dealId !== ""
    ? ["deal", outcome.dealId, event.name]
    : { ...event, current: undefined };

function aboutOf(columns: Columns, cells: readonly string[]): Result<About, string> {
  const [email, lead, visitor] = ["email", "lead", "visitor"].map((target) =>
    cellOf(columns, cells, target),
  ) as [string, string, string];
  if (email !== "") {
    const address = addressOfCell(email);
    return address === null ? fail(`"${email}" is not an e-mail address`) : ok({ email: address });
  }
  const id = lead || visitor;
  if (id === "") return fail("has no e-mail address");
  if (!isLeadId(id)) return fail(`"${id}" is not 32 lowercase hex digits`);
  return ok(lead === "" ? { visitor: id } : { lead: id });
}

function rowTraits(
  columns: Columns,
  cells: readonly string[],
  about: About,
): Result<Record<string, TraitValue>, string> {
  const traits: Record<string, TraitValue> = {};
  for (const trait of traitsOf(columns)) {
    const value = traitValueOf(columns, cells, trait);
    if (!value.ok) return value;
    if (value.value !== null) traits[trait] = value.value;
  }
  // A list of addresses only creates leads, too.
  const isBare = Object.keys(traits).length === 0 && "email" in about;
  return ok(isBare ? { email: about.email } : traits);
}

/** One line. Exports write `'=1+1` so that a spreadsheet does not run it: the quote is removed. */
const plainCell = (cell: string): string =>
  cell
    .replace(/^'(?=[=+\-@\t\r])/, "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim();
