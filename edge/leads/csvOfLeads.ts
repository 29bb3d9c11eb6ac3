import { stringify } from "csv-stringify/browser/esm/sync";
import { type LeadField, type ListedLead, leadFields } from "../../shared/api/leadList.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import type { Model } from "../../shared/model/model.ts";
import { fieldsWith } from "../ports/leadColumns.ts";
import { byTotal, cursorOf } from "../ports/leadOrder.ts";
import type { LeadCursor, LeadFilter, LeadStore } from "../ports/leads.ts";
import { toApiLead } from "./toApiLead.ts";

/**
 * Leads in one page. A request may send D1 a thousand queries, and a page takes two: a million leads take 400.
 * A page is 2 MB at most, and only one is in memory.
 */
const rowsPerPage = 5_000;

/** Spreadsheets recognise UTF-8 by it. */
const byteOrderMark = "\uFEFF";

interface Export {
  readonly site: SiteKey;
  readonly filter: LeadFilter;
  readonly fields: readonly LeadField[] | undefined;
  readonly model: Model;
}

/**
 * Leads as CSV (RFC 4180, in UTF-8 with a byte order mark), read page by page as fast as the client
 * takes them. Text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab, CR first) gets a `'` before it.
 */
export function csvOfLeads(
  { site, filter, fields = leadFields, model }: Export,
  leads: Pick<LeadStore, "list">,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after: LeadCursor | null = null;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(byteOrderMark + lineOf([[...fields]])));
      },
      async pull(controller) {
        const query = { site, filter, sort: byTotal, limit: rowsPerPage, after };
        const rows = await leads.list(query);
        const cells = rows.map((row) => {
          const lead = toApiLead(row, model);
          return fields.map((field) => cellOf(field, lead));
        });
        if (cells.length > 0) controller.enqueue(encoder.encode(lineOf(cells)));
        const last = rows.at(-1);
        if (last === undefined || rows.length < rowsPerPage) return controller.close();
        after = cursorOf(last, byTotal);
      },
    },
    // Nothing is read before the client asks for it.
    { highWaterMark: 0 },
  );
}

const lineOf = (rows: readonly (readonly unknown[])[]): string =>
  stringify([...rows] as unknown[][], { escape_formulas: true, record_delimiter: "windows" });

const moments: ReadonlySet<string> = new Set(fieldsWith("isMoment"));

/** Times as spreadsheets read them, in UTC. */
function cellOf(field: LeadField, lead: ListedLead): string | number | null {
  const value = lead[field];
  if (Array.isArray(value)) return value.join(" ");
  const isMoment = moments.has(field);
  return isMoment && typeof value === "number"
    ? new Date(value).toISOString().slice(0, 19).replace("T", " ")
    : (value as string | number | null);
}
