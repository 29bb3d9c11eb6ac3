import type { ListedLead as ApiLead, LeadField } from "../../shared/api/leadList.ts";
import type { Model } from "../../shared/model/model.ts";
import { priorityOf } from "../../shared/score/priority.ts";
import type { LeadRow } from "../ports/lead.ts";
import { type FieldsWith, fieldsWith } from "../ports/leadColumns.ts";
import type { ListedLead } from "../ports/leads.ts";

type Listed = { [Field in FieldsWith<"isListed">]: LeadRow[Field] };

/** What the API says of a lead that no column holds. */
type Computed = Omit<ApiLead, keyof Listed>;

/** Fails to compile when a listed column is missing in `shared/api/leadList`. */
type Answer = keyof Listed extends keyof ApiLead ? ApiLead : never;

const listed = fieldsWith("isListed");

/** A lead of a list, as the API answers with it. */
export function toApiLead(row: ListedLead, model: Model): Answer {
  const computed: Computed = { email: row.email, priority: priorityOf(model, row) };
  const columns = Object.fromEntries(listed.map((field) => [field, row[field]])) as Listed;
  return { ...columns, segments: [...columns.segments], ...computed };
}

/** Only the fields that were asked for, in that order. */
export const onlyFields = (
  lead: ApiLead,
  fields: readonly LeadField[] | undefined,
): Partial<ApiLead> =>
  fields === undefined ? lead : Object.fromEntries(fields.map((field) => [field, lead[field]]));
