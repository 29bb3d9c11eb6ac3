import { exportParameters } from "../../../shared/api/leadList.ts";
import { csvOfLeads } from "../../leads/csvOfLeads.ts";
import { filterOf } from "../../leads/leadFilter.ts";
import { route } from "../route.ts";

/** `GET /v1/leads.csv`: every lead that fits the filters, as a file that is safe to open in a spreadsheet. */
export const exportLeads = route({
  method: "get",
  path: "/v1/leads.csv",
  id: "exportLeads",
  summary: "Exports every lead that fits the filters, by total, for a spreadsheet",
  access: { scope: "read" },
  query: exportParameters,
  answers: {
    200: { description: "CSV, RFC 4180, UTF-8 with a byte order mark", mediaType: "text/csv" },
  },
  async handle({ c, site, query, ports }) {
    const { model } = await ports.models.published(site);
    const filter = filterOf(query);
    const csv = csvOfLeads({ site, filter, fields: query.fields, model }, ports.leads);
    const day = new Date(ports.clock()).toISOString().slice(0, 10);
    return c.body(csv, 200, {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="leads-${site}-${day}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  },
});
