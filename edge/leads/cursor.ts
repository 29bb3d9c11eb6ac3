import { isLeadId } from "../../shared/identity/ids.ts";
import { shortHash } from "../../shared/identity/shortHash.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { LeadCursor, LeadFilter, LeadSort } from "../ports/leads.ts";

/** The list that a cursor leads through. */
interface List {
  readonly filter: LeadFilter;
  readonly sort: LeadSort;
}

/** Where a page of leads ended, as an opaque text for the next request of the same list. */
export const encodeCursor = ({ value, lead }: LeadCursor, list: List): string =>
  btoa(JSON.stringify([value, lead, nameOf(list)]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Reads a cursor of this list; of another filter or sort it would skip leads, or show them twice. */
export function decodeCursor(
  cursor: string,
  list: List,
): Result<LeadCursor, "unreadable" | "of-another-list"> {
  const [value, lead, name] = readJson(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  if (typeof value !== "number" || !Number.isFinite(value) || !isLeadId(lead)) {
    return fail("unreadable");
  }
  return name === nameOf(list) ? ok({ value, lead }) : fail("of-another-list");
}

function readJson(base64: string): unknown[] {
  try {
    const read: unknown = JSON.parse(atob(base64));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

/** The same for the same filter, in whatever order it was written. */
const nameOf = ({ filter, sort }: List): string =>
  shortHash(JSON.stringify([Object.entries(filter).sort(), sort.by, sort.descending]));
