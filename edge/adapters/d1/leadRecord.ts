import type { LeadRow } from "../../ports/lead.ts";
import { columnOf, type LeadColumns, type LeadField, leadFields } from "../../ports/leadColumns.ts";

/** A row of `leads` from D1. */
export type LeadRecord = {
  readonly [Field in LeadField as LeadColumns[Field]["column"]]: LeadColumns[Field]["type"] extends "JSON"
    ? string
    : LeadRow[Field];
};

/** For `SELECT`: every column that a `LeadRecord` has. */
export const leadColumnList = leadFields
  .map((field) => `leads.${columnOf(field).column}`)
  .join(", ");

const columns = leadFields.map((field) => ({ field, ...columnOf(field) }));

export function leadRowOf(record: LeadRecord): LeadRow {
  const row: Record<string, unknown> = {};
  for (const { field, column, type } of columns) {
    const value = record[column as keyof LeadRecord];
    row[field] = type === "JSON" ? JSON.parse(String(value)) : value;
  }
  return row as unknown as LeadRow;
}
